/** What is around an element, out of its shadow trees too, and when it may look another way. */

/** What an element stands in: where it is put into a shadow tree, its place there. */
export function parentOf(element: Element): Element | null {
  const root = element.getRootNode();
  return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

/**
 * Calls back, at most once a frame, when something around may have become light, dark, visible or hidden without moving the
 * element, which no browser tells; until the returned function is called.
 * @param room inherits its visibility, and takes a moment for it
 */
export function onChangeAround(room: Element, listener: () => void): () => void {
  let frame = 0;
  const soon = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(listener);
  };
  const observer = new MutationObserver(soon);
  for (let at = parentOf(room); at !== null; at = parentOf(at)) observer.observe(at, { attributes: true });
  const system = matchMedia('(prefers-color-scheme: dark)');
  const ends: readonly (readonly [EventTarget, string])[] = [
    [system, 'change'],
    // What fades is half of it when it begins.
    ...[room, document].flatMap((at) => ['transitionend', 'animationend'].map((name) => [at, name] as const)),
  ];
  for (const [at, name] of ends) at.addEventListener(name, soon);
  return () => {
    cancelAnimationFrame(frame);
    observer.disconnect();
    for (const [at, name] of ends) at.removeEventListener(name, soon);
  };
}
