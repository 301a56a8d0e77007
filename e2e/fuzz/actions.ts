/** What people do with a figure, one action at a time, as events of the page. */
import { editLink } from './links';
import type { Choices } from './random';

/** How often each kind is done, of a hundred. */
const WEIGHTS = {
  move: 26,
  key: 14,
  click: 12,
  slide: 12,
  drag: 11,
  touch: 11,
  wheel: 3,
  scroll: 3,
  write: 3,
  choose: 2,
  visibility: 2,
  link: 1,
} as const;

export type ActionKind = keyof typeof WEIGHTS;

const KINDS = Object.entries(WEIGHTS).flatMap(([kind, weight]) =>
  Array.from({ length: weight }, () => kind as ActionKind),
);

// A pointer that is not really there cannot be captured.
const capture = Element.prototype.setPointerCapture;
Element.prototype.setPointerCapture = function (id) {
  try {
    capture.call(this, id);
  } catch {
    // As if it were.
  }
};

// A browser asks for a file only when a hand has pressed.
const click = HTMLInputElement.prototype.click;
HTMLInputElement.prototype.click = function () {
  if (this.type !== 'file') click.call(this);
};

const DO: Readonly<Record<ActionKind, (choices: Choices) => void>> = {
  click: (choices) => {
    const element = pick(choices, 'button, summary, a[href], label, [role="button"], input[type="checkbox"]');
    if (element === null || leadsAway(element)) return;
    // By a hand, or as assistive software does it: without the focus.
    if (choices.below(2) === 0) element.focus();
    element.click();
  },
  slide,
  key,
  move: (choices) => {
    const element = pick(choices, 'canvas, svg, button, input[type="range"]');
    const options = { bubbles: true, pointerType: 'mouse', pointerId: 1, ...place(choices, element) };
    for (const type of ['pointerover', 'pointermove', 'pointerout'])
      element?.dispatchEvent(new PointerEvent(type, options));
  },
  drag: (choices) => drag(choices, 'mouse'),
  touch: (choices) => drag(choices, 'touch'),
  write,
  choose: (choices) => {
    const select = pick<HTMLSelectElement>(choices, 'select');
    if (select === null) return;
    select.selectedIndex = choices.below(select.options.length);
    select.dispatchEvent(new Event('change', { bubbles: true }));
  },
  wheel: (choices) => {
    const element = pick(choices, 'canvas, svg, section, body');
    const options = {
      deltaY: choices.between(-300, 300),
      ctrlKey: choices.below(2) === 0,
      ...place(choices, element),
    };
    element?.dispatchEvent(new WheelEvent('wheel', { bubbles: true, cancelable: true, ...options }));
  },
  scroll: (choices) => window.scrollTo(0, choices.between(0, document.documentElement.scrollHeight)),
  link: editLink,
  visibility: (choices) => {
    const state = choices.below(3) === 0 ? 'hidden' : 'visible';
    Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
    Object.defineProperty(document, 'hidden', { value: state === 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  },
};

export function act(choices: Choices): ActionKind {
  const kind = choices.of(KINDS);
  DO[kind](choices);
  return kind;
}

/** So many times what is there is picked from before it is looked for anew: to see what is in sight takes a layout. */
const LOOKED_FOR_EVERY = 12;
const known = new Map<string, { readonly elements: readonly HTMLElement[]; left: number }>();

function elementsOf(selector: string): readonly HTMLElement[] {
  const before = known.get(selector);
  if (before !== undefined && before.left-- > 0) return before.elements.filter((one) => one.isConnected);
  const elements = [...document.querySelectorAll<HTMLElement>(selector)].filter((one) =>
    one.checkVisibility(),
  );
  known.set(selector, { elements, left: LOOKED_FOR_EVERY });
  return elements;
}

/** One of the elements that are there to be used; null: there is none. */
function pick<T extends HTMLElement>(choices: Choices, selector: string): T | null {
  const all = elementsOf(selector);
  // A dialog makes the rest of the page inert.
  const dialog = document.querySelector('dialog:modal');
  const there = dialog === null ? all : all.filter((one) => dialog.contains(one));
  return there.length === 0 ? null : (choices.of(there) as T);
}

/** Where the figure is that is tried: other pages have another one, or none. */
const FIGURE_PAGES = ['/explore'];

/** Whether a click leaves the figure, or asks for a file. */
function leadsAway(element: HTMLElement): boolean {
  if (element instanceof HTMLLabelElement && element.control?.getAttribute('type') === 'file') return true;
  return (
    element instanceof HTMLAnchorElement &&
    (element.origin !== window.location.origin ||
      !FIGURE_PAGES.includes(element.pathname) ||
      element.hasAttribute('download'))
  );
}

function setValue(input: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  // Past React's own setter, as a browser does it.
  const kind = input instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(input, value);
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

function slide(choices: Choices): void {
  const input = pick<HTMLInputElement>(choices, 'input[type="range"]');
  if (input === null) return;
  const [min, max] = [Number(input.min), Number(input.max)];
  // More often small than large: a run with as much of everything as there can be leaves no time for the others.
  const share = choices.between(0, 1) ** 3;
  input.focus();
  setValue(input, String(min + share * (max - min)));
  if (choices.below(2) === 0) input.dispatchEvent(new Event('change', { bubbles: true }));
}

const NUMBERS = ['', '0', '-1', '1', '3', '7', '1e3', '0.5', '99999999999'];
const TEXTS = [...NUMBERS, 'abc', 'ключ', '<b>&amp;</b>', 'user-3, user-4', ' 7 '];

function write(choices: Choices): void {
  const field = pick<HTMLInputElement | HTMLTextAreaElement>(
    choices,
    'input[type="text"], input[type="number"], input:not([type]), textarea',
  );
  if (field === null || field.readOnly) return;
  field.focus();
  // A number field takes no letters: a browser keeps them out.
  setValue(field, choices.of(field.type === 'number' ? NUMBERS : TEXTS));
  press(field, 'Enter', {});
  if (choices.below(2) === 0) field.blur();
}

const KEYS =
  'ArrowLeft ArrowRight ArrowUp ArrowDown Home End PageUp PageDown Enter Escape Tab Delete Backspace ? + - 0 1 2 9 [ ] , . z y s k j f p n'.split(
    ' ',
  );
function key(choices: Choices): void {
  const target =
    choices.below(2) === 0
      ? pick(choices, 'button, input, select, [tabindex], canvas')
      : (document.activeElement as HTMLElement | null);
  const modifiers = { ctrlKey: choices.below(6) === 0, shiftKey: choices.below(6) === 0 };
  target?.focus();
  press(target ?? document.body, choices.of([' ', ...KEYS]), modifiers);
}

function press(target: HTMLElement, name: string, modifiers: KeyboardEventInit): void {
  const event = { key: name, bubbles: true, cancelable: true, ...modifiers };
  target.dispatchEvent(new KeyboardEvent('keydown', event));
  target.dispatchEvent(new KeyboardEvent('keyup', event));
}

/** A point of an element, as an event tells it. */
function place(choices: Choices, element: Element | null) {
  return placeIn(choices, element?.getBoundingClientRect());
}

function placeIn(choices: Choices, box: DOMRect | undefined) {
  if (box === undefined) return { clientX: 0, clientY: 0 };
  return {
    // A little beyond its edges, too.
    clientX: choices.between(box.left - 20, box.right + 20),
    clientY: choices.between(box.top - 5, box.bottom + 5),
  };
}

/** Down, a few moves, up; without a move it is a click. */
function drag(choices: Choices, pointerType: 'mouse' | 'touch'): void {
  const element = pick(choices, 'canvas, [tabindex], input[type="range"], svg, button');
  if (element === null || leadsAway(element)) return;
  const pointerId = pointerType === 'mouse' ? 1 : 2 + choices.below(2);
  const common = {
    bubbles: true,
    cancelable: true,
    pointerId,
    pointerType,
    isPrimary: pointerId < 3,
    button: 0,
  };
  // A hand goes on where it is on the screen, wherever what it has pressed has gone.
  const box = element.getBoundingClientRect();
  const send = (type: string, buttons: number) =>
    element.dispatchEvent(new PointerEvent(type, { ...common, buttons, ...placeIn(choices, box) }));
  send('pointerdown', 1);
  const moves = choices.below(4);
  for (let move = 0; move < moves; move++) send('pointermove', 1);
  send(choices.below(8) === 0 ? 'pointercancel' : 'pointerup', 0);
  if (moves === 0)
    element.dispatchEvent(
      new MouseEvent('click', { bubbles: true, cancelable: true, ...placeIn(choices, box) }),
    );
}
