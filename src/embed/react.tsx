'use client';

/** The figure as a component of React, 18 or later: one of the browser, where React runs on a server too. */
import {
  forwardRef,
  useEffect,
  useImperativeHandle,
  useRef,
  type DetailedHTMLProps,
  type ForwardedRef,
  type HTMLAttributes,
  type ReactElement,
  type Ref,
} from 'react';
import { isForFigure } from './element/attributes';
import { defineFigure, type FigureEvents, type KinetoscopeFigure as FigureElement } from './element/define';

export type { FigureElement, FigureEvents };

/** The element itself in JSX: attributes and settings are any, as in HTML. */
type FigureAttributes = DetailedHTMLProps<HTMLAttributes<FigureElement>, FigureElement> & {
  readonly [attribute: string]: unknown;
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'kinetoscope-figure': FigureAttributes;
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

function Figure(given: KinetoscopeFigureProps, ref: ForwardedRef<FigureElement>): ReactElement {
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
  useImperativeHandle(ref, () => own.current as FigureElement, []);
  return <kinetoscope-figure {...attributesOf(given)} ref={own} />;
}

/** What React writes of an element that it does not know: 18 has no `className` for it, and writes what is true as "true". */
function attributesOf(given: KinetoscopeFigureProps): Record<string, unknown> {
  const attributes: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    if (Object.values(EVENTS).includes(name as 'onReady')) continue;
    // What is off is said of a setting; any other attribute is off where it is not.
    if (value === false && isForFigure(name) && name !== 'autoplay') attributes[name] = '0';
    if (value === false) continue;
    if (name === 'className') attributes['class'] = value;
    // React 19 sets what HTML itself has as a property, for which '' is false.
    else attributes[name] = value === true && isForFigure(name) ? '' : value;
  }
  return attributes;
}

/**
 * One figure. Its properties are followed: a figure that is there is told of what is another. The type is written out,
 * because that of `forwardRef` knows no property by its name where any name may be one.
 */
export const KinetoscopeFigure = forwardRef(Figure as never) as unknown as (
  props: KinetoscopeFigureProps,
) => ReactElement | null;
