import { colourOfKey, keyPath, type Palette } from '../../paint';

interface Props {
  readonly keyRow: number;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly palette: Palette;
}

/** The glyph of a partition key, as part of an SVG. */
export function KeyGlyph({ keyRow, x, y, radius, palette }: Props) {
  return <path d={keyPath(keyRow, x, y, radius)} fill={colourOfKey(palette, keyRow)} />;
}
