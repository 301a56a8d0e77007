/** Code that comes later than the figure: what it shows is missed by nobody until it is there. */
import { createElement, useEffect, useReducer, type ComponentType, type ReactNode } from 'react';

/** Several parts that come together. */
export interface LaterChunk<Parts> {
  /** Null: not here yet. */
  readonly parts: Parts | null;
  /** Asks for it, once; where it does not come, the next who asks asks again. */
  readonly load: () => Promise<void>;
}

export function laterChunk<Parts>(fetch: () => Promise<Parts>): LaterChunk<Parts> {
  let parts: Parts | null = null;
  let coming: Promise<void> | null = null;
  return {
    get parts() {
      return parts;
    },
    load: () => (coming ??= come()),
  };

  async function come(): Promise<void> {
    try {
      parts = await fetch();
    } catch {
      coming = null;
    }
  }
}

/** A component of a chunk. Until it is there, and where it does not come, what stands within it stands alone. */
export function laterPart<Parts, Props extends { readonly children?: ReactNode }>(
  chunk: LaterChunk<Parts>,
  pick: (parts: Parts) => ComponentType<Props>,
): (props: Props) => ReactNode {
  return function Later(props: Props) {
    const [, show] = useReducer((times: number) => times + 1, 0);
    const { parts } = chunk;
    useEffect(() => {
      // Also where it has come since: what has been shown without it would stay so.
      if (parts === null) void chunk.load().then(show);
      // oxlint-disable-next-line react/exhaustive-deps -- it comes once
    }, []);
    return parts === null ? (props.children ?? null) : createElement(pick(parts), props);
  };
}

/** What a function of a chunk answers; `before`, as long as it is not there. */
export function laterAnswer<Parts, Given extends readonly unknown[], Answer>(
  chunk: LaterChunk<Parts>,
  pick: (parts: Parts) => (...given: Given) => Answer,
  before: Answer,
): (...given: Given) => Answer {
  return (...given) => (chunk.parts === null ? before : pick(chunk.parts)(...given));
}
