/** What is no more of the stage, and fades where it stood: copies, for React has taken away the elements themselves. */
import { place as names, type Place } from './places';

/** An element of the stage as it is to fade: where it stood last, and where it was drawn by then. */
interface Fading {
  readonly element: Element;
  readonly laidOut: Place | undefined;
  readonly seen: Place | undefined;
}

/** Elements with a place, by their kind and its name: of a shard, its tape and its button may have one name. */
type Elements = ReadonlyMap<string, HTMLElement | SVGElement>;

/** Those that stand in no other one: what stands in another one comes, goes and fades with it. */
export function outermost(root: HTMLElement): Elements {
  const elements = new Map<string, HTMLElement | SVGElement>();
  for (const element of root.querySelectorAll<HTMLElement | SVGElement>('[data-place]')) {
    if (element.parentElement?.closest('[data-place]') === null)
      elements.set(`${element.tagName} ${names.of(element)}`, element);
  }
  return elements;
}

export class Leaving {
  private elements: Elements = new Map();
  private places: ReadonlyMap<string, Place> = new Map();
  private readonly copies = new Map<string, Element>();

  /**
   * Takes note of what there is now. What was there before and is no more fades.
   * @param seen where all was drawn by now, in the middle of a move perhaps; null: there is no motion
   * @param places where all is to be
   */
  update(
    root: HTMLElement,
    seen: ReadonlyMap<string, Place> | null,
    places: ReadonlyMap<string, Place>,
    timing: KeyframeAnimationOptions,
  ): void {
    const elements = outermost(root);
    for (const [name, copy] of this.copies) {
      if (seen !== null && !elements.has(name)) continue;
      copy.remove();
      this.copies.delete(name);
    }
    for (const [name, element] of this.elements) {
      if (seen === null || element.isConnected || elements.has(name)) continue;
      const where = names.of(element);
      const one = { element, laidOut: this.places.get(where), seen: seen.get(where) };
      this.fade(root, name, one, timing);
    }
    this.elements = elements;
    this.places = places;
  }

  private fade(root: HTMLElement, name: string, one: Fading, timing: KeyframeAnimationOptions): void {
    const { element, laidOut, seen } = one;
    const layer = root.querySelector(element instanceof SVGElement ? 'g[data-leaving]' : 'div[data-leaving]');
    const copy = element.cloneNode(true) as HTMLElement | SVGElement;
    for (const part of [copy, ...copy.querySelectorAll('*')]) {
      // Nobody who looks for a part of the stage is to find it.
      for (const attribute of part.getAttributeNames())
        if (attribute === 'id' || attribute.startsWith('data-')) part.removeAttribute(attribute);
    }
    if (laidOut !== undefined && seen !== undefined)
      copy.style.transform = `translate(${seen.x - laidOut.x}px, ${seen.y - laidOut.y}px)`;
    this.copies.get(name)?.remove();
    this.copies.set(name, copy);
    layer?.append(copy);
    const animation = copy.animate([{ opacity: seen?.presence ?? 1 }, { opacity: 0 }], {
      ...timing,
      fill: 'forwards',
    });
    animation.onfinish = () => {
      copy.remove();
      if (this.copies.get(name) === copy) this.copies.delete(name);
    };
  }
}
