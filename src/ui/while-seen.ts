/**
 * Tells whether one of some elements is on the screen of a tab that is not hidden: first when the browser knows it, and
 * then whenever it may have changed.
 * @returns ends it
 */
export function watchSeen(elements: readonly Element[], onSeen: (seen: boolean) => void): () => void {
  const onScreen = new Set<Element>();
  const check = () => onSeen(onScreen.size > 0 && document.visibilityState === 'visible');
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) onScreen.add(target);
      else onScreen.delete(target);
    }
    check();
  });
  for (const element of elements) observer.observe(element);
  document.addEventListener('visibilitychange', check);
  return () => {
    observer.disconnect();
    document.removeEventListener('visibilitychange', check);
  };
}
