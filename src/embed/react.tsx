/** The figure as a component of React. */
import {
  useEffect,
  useImperativeHandle,
  useRef,
  type HTMLAttributes,
  type ReactElement,
  type Ref,
} from 'react';
import { defineFigure, type FigureEvents, type KinetoscopeFigure as FigureElement } from './element/define';

export type { FigureElement, FigureEvents };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'kinetoscope-figure': HTMLAttributes<FigureElement> & { ref?: Ref<FigureElement> };
    }
  }
}

/** Settings by their names in links, as `pf`, and what the element has beside: see the documentation of the element. */
export interface KinetoscopeFigureProps extends Omit<
  HTMLAttributes<HTMLElement>,
  'onChange' | 'onError' | 'children' | 'controls'
> {
  /** The scene's id. */
  readonly scene: string;
  /** The folder in which the figures' files are hosted. */
  readonly base: string;
  readonly controls?: string;
  readonly hide?: string;
  readonly lock?: string;
  readonly theme?: 'auto' | 'light' | 'dark';
  readonly autoplay?: boolean;
  /** A setting: `pf={3}`. */
  readonly [setting: string]: unknown;
  readonly onReady?: (event: FigureEvents['ready']) => void;
  readonly onTime?: (event: FigureEvents['time']) => void;
  readonly onChange?: (event: FigureEvents['change']) => void;
  readonly onError?: (event: FigureEvents['error']) => void;
  /** The element, for its methods. */
  readonly ref?: Ref<FigureElement>;
}

const EVENTS = { ready: 'onReady', time: 'onTime', change: 'onChange', error: 'onError' } as const;

/** One figure. Its properties are followed: a figure that is there is told of what is another. */
export function KinetoscopeFigure({ ref, ...given }: KinetoscopeFigureProps): ReactElement {
  const own = useRef<FigureElement>(null);
  const latest = useRef(given);
  useEffect(() => {
    latest.current = given;
  });
  const { base } = given;
  useEffect(() => defineFigure(base), [base]);
  useEffect(() => {
    const element = own.current;
    if (element === null) return;
    const listeners = Object.entries(EVENTS).map(([name, property]) => {
      const hear = (event: Event) =>
        (latest.current[property] as ((event: Event) => void) | undefined)?.(event);
      element.addEventListener(name as 'ready', hear);
      return () => element.removeEventListener(name as 'ready', hear);
    });
    return () => {
      for (const end of listeners) end();
    };
  }, []);
  const attributes = Object.fromEntries(
    Object.entries(given)
      .filter(([name, value]) => !Object.values(EVENTS).includes(name as 'onReady') && value !== false)
      .map(([name, value]) => [name, value === true ? '' : value]),
  );
  useImperativeHandle(ref, () => own.current as FigureElement, []);
  return <kinetoscope-figure {...attributes} ref={own} />;
}
