import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** The width that the content of an element has, in whole CSS pixels; 0 until it is known. */
export function useWidth<E extends HTMLElement>(): [RefObject<E | null>, number] {
  const ref = useRef<E>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry.contentRect.width)));
    observer.observe(element);
    setWidth(Math.floor(contentWidth(element)));
    return () => observer.disconnect();
  }, []);
  return [ref, width];
}

/** As a ResizeObserver measures it, which tells of it only after the first picture. */
function contentWidth(element: HTMLElement): number {
  const { borderLeftWidth, borderRightWidth, paddingLeft, paddingRight } = getComputedStyle(element);
  const around = [borderLeftWidth, borderRightWidth, paddingLeft, paddingRight];
  return around.reduce((left, side) => left - Number.parseFloat(side), element.getBoundingClientRect().width);
}
