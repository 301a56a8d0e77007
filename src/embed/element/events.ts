import type { News } from '../protocol';

type Detail<Type extends News['type']> = Omit<Extract<News, { readonly type: Type }>, 'type'>;

/** The events of the element, by their names: `CustomEvent`s that do not bubble. */
export interface FigureEvents {
  /** The figure can be moved. */
  ready: CustomEvent<Detail<'ready'>>;
  /** All of the figure is there and takes so many CSS pixels, or takes another number of them. */
  height: CustomEvent<Detail<'height'>>;
  /** The playhead is elsewhere, or plays, or does not: at most ten a second while it plays. */
  time: CustomEvent<Detail<'time'>>;
  /** A setting has another value, whoever gave it. */
  change: CustomEvent<Detail<'change'>>;
  /** Something that was asked for cannot be, in one sentence. */
  error: CustomEvent<Detail<'error'>>;
}
