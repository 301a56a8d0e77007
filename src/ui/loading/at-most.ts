/** Resolves when all of these have come, or failed to, or after so long; never rejects. */
export async function atMost(millis: number, these: readonly Promise<unknown>[]): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, millis);
  });
  await Promise.race([Promise.allSettled(these), tooLong]);
  clearTimeout(timer);
}
