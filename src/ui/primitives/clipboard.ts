/** Copies a text; whether the browser let the page do it. */
export async function putIntoClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // No permission, or a page without https has no clipboard at all.
    return false;
  }
}
