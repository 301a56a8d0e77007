/**
 * Tells whether an element is on the screen of a tab that is not hidden: first when the browser knows it, and then
 * whenever it may have changed.
 * @returns ends it
 */
export function watchSeen(element: Element, onSeen: (seen: boolean) => void): () => void {
  let onScreen = false;
  const check = () => onSeen(onScreen && document.visibilityState === 'visible');
  const observer = new IntersectionObserver((entries) => {
    onScreen = entries.at(-1)?.isIntersecting ?? onScreen;
    check();
  });
  observer.observe(element);
  document.addEventListener('visibilitychange', check);
  return () => {
    observer.disconnect();
    document.removeEventListener('visibilitychange', check);
  };
}
