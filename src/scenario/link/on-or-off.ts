/** What is on or off, as a link writes it, and back. */
const ON = ['1', 'on', 'true', 'yes'];
const OFF = ['0', 'off', 'false', 'no'];

export function switchToLink(isOn: boolean): string {
  return isOn ? ON[0] : OFF[0];
}

/** null: the text says neither. */
export function switchFromLink(text: string): boolean | null {
  const said = text.toLowerCase();
  if (ON.includes(said)) return true;
  return OFF.includes(said) ? false : null;
}
