/** What of a key press decides what it does. */
interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/**
 * A key press as the table writes it: `Space`, `?`, `ArrowLeft`, `Control+z`, `Control+Shift+z`; null: not ours. What
 * Shift makes of a letter or a sign is in the key already.
 */
export function comboOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Press): string | null {
  if (altKey) return null;
  if (ctrlKey || metaKey) return `Control+${shiftKey ? 'Shift+' : ''}${key.toLowerCase()}`;
  return key === ' ' ? 'Space' : key;
}

/** What an element that has the focus does with keys itself. */
interface Focused {
  readonly tagName: string;
  readonly type?: string;
  readonly role?: string | null;
  readonly isContentEditable?: boolean;
}

const TYPES_WITHOUT_TEXT = ['range', 'checkbox', 'radio', 'button', 'submit', 'reset', 'file', 'color'];
const OF_SLIDERS = /^(Arrow|Page|Home|End)/;
const OF_LISTS = /^(Arrow|Home|End|Enter|Space|Escape)/;
const PRESSED_BY_SPACE = ['BUTTON', 'SUMMARY', 'A'];

/** Whether the element uses this key for itself, so that the figure must leave it alone. */
export function usesKey({ tagName, type, role, isContentEditable }: Focused, combo: string): boolean {
  if (isContentEditable === true || tagName === 'TEXTAREA' || tagName === 'SELECT') return true;
  if (PRESSED_BY_SPACE.includes(tagName)) return combo === 'Space' || combo === 'Enter';
  if (role === 'listbox') return OF_LISTS.test(combo);
  if (tagName !== 'INPUT') return false;
  if (type === 'range') return OF_SLIDERS.test(combo);
  return !TYPES_WITHOUT_TEXT.includes(type ?? 'text') || combo === 'Space' || OF_SLIDERS.test(combo);
}
