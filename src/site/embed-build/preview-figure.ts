/** The element of the previews: the site's own `kinetoscope.js`, as other pages load it. */
import type { Pair } from './choices';

let loading: Promise<unknown> | null = null;

/** Loads the element once; rejects where there is none, as on a server of development. */
export function loadElement(): Promise<unknown> {
  loading ??= import(/* @vite-ignore */ `${import.meta.env.BASE_URL}kinetoscope.js`);
  return loading;
}

/** What the element itself follows, or opens anew for; anything else it would change in the run that is shown. */
const FOLLOWED = /^(?:scene|controls|hide|lock|theme|autoplay)$/;

/**
 * Gives the element other attributes, so that it shows what an element shows that begins with them.
 * @returns whether its figure is another one, which is still to come
 */
export function dress(figure: HTMLElement, pairs: readonly Pair[]): boolean {
  const next = new Map(pairs);
  const before = new Map([...figure.attributes].map(({ name, value }) => [name, value] as const));
  const names = [...new Set([...before.keys(), ...next.keys()])];
  const others = names.filter((name) => before.get(name) !== next.get(name));
  const isAnother = others.some((name) => name !== 'theme');
  const beginsAnew = others.some((name) => !FOLLOWED.test(name));
  const { parentElement } = figure;
  if (beginsAnew) figure.remove();
  for (const name of others) {
    const value = next.get(name);
    if (value === undefined) figure.removeAttribute(name);
    else figure.setAttribute(name, value);
  }
  if (beginsAnew) parentElement?.append(figure);
  return isAnother;
}
