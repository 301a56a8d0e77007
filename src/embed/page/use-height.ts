import { useEffect, type RefObject } from 'react';
import type { Host } from './host';

/** For as long the page around keeps the room that it knows of, where what is missing does not come. */
const PATIENCE_MILLIS = 3_000;

/**
 * Tells the page around how high the figure is, whenever that changes.
 * @param isWhole what comes after the figure is there: until then it is lower than it will be
 */
export function useHeight(root: RefObject<HTMLElement | null>, host: Host, isWhole: boolean): void {
  useEffect(() => {
    const element = root.current;
    if (element === null) return;
    let told = -1;
    const observer = new ResizeObserver(() => {
      const height = Math.ceil(element.getBoundingClientRect().height);
      if (height === told) return;
      told = height;
      host.tell({ type: 'height', height });
    });
    const begin = () => observer.observe(element);
    const timer = setTimeout(begin, isWhole ? 0 : PATIENCE_MILLIS);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [root, host, isWhole]);
}
