let covered = false;
const checks = new Set<() => void>();

/** Says that something hides all of the page that no browser tells it of: the page around its frame, perhaps. */
export function coverAll(isCovered: boolean): void {
  covered = isCovered;
  for (const check of checks) check();
}

/**
 * Tells whether one of some elements is on the screen of a tab that is not hidden: first when the browser knows it, and
 * then whenever it may have changed.
 * @returns ends it
 */
export function watchSeen(elements: readonly Element[], onSeen: (seen: boolean) => void): () => void {
  const onScreen = new Set<Element>();
  const check = () => onSeen(onScreen.size > 0 && document.visibilityState === 'visible' && !covered);
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) onScreen.add(target);
      else onScreen.delete(target);
    }
    check();
  });
  for (const element of elements) observer.observe(element);
  document.addEventListener('visibilitychange', check);
  checks.add(check);
  return () => {
    observer.disconnect();
    checks.delete(check);
    document.removeEventListener('visibilitychange', check);
  };
}
