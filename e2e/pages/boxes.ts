import type { Page } from '@playwright/test';

/**
 * What does not fit on the page as it is now, in sentences: texts that lie on each other or under a control, are cut
 * or stand out of their box, and a page that scrolls sideways. What sticks to the window lies on what scrolls under
 * it, so that is not compared with what is within it.
 */
export async function unfitting(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    await document.fonts.ready;
    await frame();
    await frame();
    // What is asked of an element is asked of all that is around each text, again and again.
    const styles = new Map<Element, Style>();
    return find();

    interface Style {
      readonly overflowX: string;
      readonly overflowY: string;
      readonly textOverflow: string;
      readonly clipPath: string;
      readonly position: string;
    }

    function styleOf(element: Element): Style {
      let style = styles.get(element);
      if (style === undefined) {
        const { overflowX, overflowY, textOverflow, clipPath, position } = getComputedStyle(element);
        style = { overflowX, overflowY, textOverflow, clipPath, position };
        styles.set(element, style);
      }
      return style;
    }

    interface Placed {
      readonly name: string;
      readonly box: DOMRect;
      readonly element: Element;
      readonly isText: boolean;
    }

    function find(): string[] {
      const texts = findTexts();
      const controls = [...document.querySelectorAll('button, input, select, textarea, [data-canvas-words]')]
        .filter((element) => element.checkVisibility() && !isScrolledAway(element))
        .map((element): Placed => ({
          name: `<${element.getAttribute('aria-label') ?? element.tagName.toLowerCase()}>`,
          box: element.getBoundingClientRect(),
          element,
          isText: false,
        }))
        .filter(({ box }) => box.width > 2 && box.height > 2);
      return [
        ...sideways(),
        ...texts.flatMap(outside),
        ...texts.flatMap(cut),
        ...texts.flatMap(acrossEdges),
        ...texts.flatMap(besideTape),
        ...collisions([...texts, ...controls]),
      ];
    }

    function sideways(): string[] {
      const { scrollWidth } = document.documentElement;
      return scrollWidth > window.innerWidth ? [`the page is ${scrollWidth} px wide`] : [];
    }

    /** Every line of every text that can be seen. */
    function findTexts(): Placed[] {
      const found: Placed[] = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const element = walker.currentNode.parentElement!;
        const name = walker.currentNode.textContent?.trim() ?? '';
        if (name === '' || element.closest('option, title, script, .visually-hidden') !== null) continue;
        if (!element.checkVisibility({ visibilityProperty: true }) || isForEars(element)) continue;
        if (isScrolledAway(element)) continue;
        const range = document.createRange();
        range.selectNodeContents(walker.currentNode);
        for (const box of range.getClientRects()) {
          if (box.width > 1 && box.height > 1) found.push({ name: `“${name}”`, box, element, isText: true });
        }
      }
      return found;
    }

    /** In a part of a list that scrolls sideways for itself, and that is not wholly in sight now. */
    function isScrolledAway(element: Element): boolean {
      const item = element.closest('li');
      const list = item?.parentElement;
      if (!item || !list || getComputedStyle(list).overflowX !== 'auto') return false;
      const [one, all] = [item.getBoundingClientRect(), list.getBoundingClientRect()];
      return one.left < all.left - 1 || one.right > all.right + 1;
    }

    function isForEars(element: Element): boolean {
      for (let one: Element | null = element; one !== null; one = one.parentElement) {
        if (styleOf(one).clipPath.startsWith('inset(50%')) return true;
      }
      return false;
    }

    function outside({ name, box, element }: Placed): string[] {
      // Above the window: the link that jumps there when it has the focus.
      if (element.closest('a[href="#content"]') !== null) return [];
      const frameBox = element.closest('svg, button')?.getBoundingClientRect();
      const left = Math.max(0, frameBox?.left ?? 0);
      const right = Math.min(window.innerWidth, frameBox?.right ?? Infinity);
      if (hasEllipsis(element)) return [];
      return box.left < left - 1 || box.right > right + 1
        ? [`${name} stands out of its box or the window`]
        : [];
    }

    function hasEllipsis(element: Element): boolean {
      for (let one: Element | null = element; one !== null; one = one.parentElement) {
        if (styleOf(one).textOverflow === 'ellipsis') return true;
      }
      return false;
    }

    /** Text that a box without ellipsis hides a part of. */
    function cut({ name, box, element }: Placed): string[] {
      if (hasEllipsis(element)) return [];
      for (let one: Element | null = element; one !== null; one = one.parentElement) {
        const { overflowX, overflowY } = styleOf(one);
        const around = one.getBoundingClientRect();
        const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
        if (hides(overflowX) && (box.left < around.left - 1 || box.right > around.right + 1))
          return [`${name} is cut at its side`];
        // A line is higher than its letters.
        if (hides(overflowY) && (box.top < around.top - 3 || box.bottom > around.bottom + 3))
          return [`${name} is cut above or below`];
        if (overflowY === 'auto' || overflowY === 'scroll') return [];
      }
      return [];
    }

    /** Text of a drawing that crosses the edge of a lane or of an instance. */
    function acrossEdges({ name, box, element }: Placed): string[] {
      const drawing = element.closest('svg');
      if (drawing === null) return [];
      return [...drawing.querySelectorAll('[data-box]')].flatMap((edge) => {
        const { left, right, top, bottom } = edge.getBoundingClientRect();
        const height = Math.min(box.bottom, bottom) - Math.max(box.top, top);
        const width = Math.min(box.right, right) - Math.max(box.left, left);
        if (height < 4 || width < 1) return [];
        const inside = box.left >= left - 1 && box.right <= right + 1;
        return inside ? [] : [`${name} crosses the edge of a box`];
      });
    }

    /** Words of a shard that are not within the width of its tape. */
    function besideTape({ name, box, element }: Placed): string[] {
      const tape = element.closest('g[data-place^="tape"]')?.querySelector('rect[data-place^="tape"]');
      const around = tape?.getBoundingClientRect();
      if (around === undefined) return [];
      const inside = box.left >= around.left - 1 && box.right <= around.right + 1;
      return inside ? [] : [`${name} stands out of its column`];
    }

    function collisions(all: readonly Placed[]): string[] {
      const sticks = new Map(all.map(({ element }) => [element, stickyOf(element)]));
      return all.flatMap((one, index) =>
        all.slice(index + 1).flatMap((other) => {
          if (!one.isText && !other.isText) return [];
          const width = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
          const height = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
          // Line boxes are higher than letters: those of two lines below each other overlap a little.
          const over = one.isText && other.isText ? 3 : 4;
          if (width <= 1 || height <= over) return [];
          if (one.element.contains(other.element) || other.element.contains(one.element)) return [];
          if (sticks.get(one.element) !== sticks.get(other.element)) return [];
          return [`${one.name} lies on ${other.name}`];
        }),
      );
    }

    function stickyOf(element: Element): Element | null {
      for (let one: Element | null = element; one !== null; one = one.parentElement) {
        if (['sticky', 'fixed'].includes(styleOf(one).position)) return one;
      }
      return null;
    }
  });
}
