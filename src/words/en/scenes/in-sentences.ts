/** Values of a report as sentences say them. */

/** Milliseconds as seconds: "1.6 s", "16 s", "101 s". */
export function formatSeconds(millis: number): string {
  const seconds = millis / 1_000;
  const digits = Math.abs(seconds) < 9.95 ? 1 : 0;
  return `${seconds.toFixed(digits)}\u00a0s`;
}
