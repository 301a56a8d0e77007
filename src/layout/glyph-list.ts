/** Records as labelled tokens. Glyphs are kept and filled anew: only a frame with more than ever before makes new ones. */

/**
 * `solid`: the record itself; `ghost`: it was read here and stays in the stream; `earlier`: it was there before the
 * consumer began, which never reads it.
 */
export type GlyphState = 'solid' | 'ghost' | 'earlier';

export interface Glyph {
  x: number;
  y: number;
  radius: number;
  /** The record: its shard, and its row in the log of that. */
  shard: number;
  row: number;
  /** Row of the history's keys. */
  key: number;
  /** Place in the stream, from 1; 0: not written on it. */
  number: number;
  state: GlyphState;
  /** 0 .. 1. */
  opacity: number;
  /** How far it has become a dot: 0 with its number, 1 without. */
  dot: number;
}

/** A list of glyphs that is filled again and again. */
export class GlyphList {
  length = 0;
  private readonly glyphs: Glyph[] = [];

  clear(): void {
    this.length = 0;
  }

  at(index: number): Glyph {
    return this.glyphs[index];
  }

  add(
    x: number,
    y: number,
    radius: number,
    shard: number,
    row: number,
    key: number,
    number: number,
    state: GlyphState,
    opacity: number,
    dot: number,
  ): void {
    const glyph = this.glyphs[this.length];
    if (glyph === undefined) this.glyphs.push({ x, y, radius, shard, row, key, number, state, opacity, dot });
    else {
      glyph.x = x;
      glyph.y = y;
      glyph.radius = radius;
      glyph.shard = shard;
      glyph.row = row;
      glyph.key = key;
      glyph.number = number;
      glyph.state = state;
      glyph.opacity = opacity;
      glyph.dot = dot;
    }
    this.length++;
  }
}
