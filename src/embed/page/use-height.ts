import { useEffect, type RefObject } from 'react';
import type { Host } from './host';

/** Tells the page around how high the figure is, whenever that changes. */
export function useHeight(root: RefObject<HTMLElement | null>, host: Host): void {
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
    observer.observe(element);
    return () => observer.disconnect();
  }, [root, host]);
}
