/** A record as a token: the shape and colour of its partition key, its number on it. */
import { colourOfKey, shapeOfKey, type KeyShape, type Palette } from './palette';

/** The letter of a key: A .. Z, then AA and so on. */
export function letterOfKey(key: number): string {
  const letter = String.fromCharCode(65 + (key % 26));
  return key < 26 ? letter : letterOfKey(Math.floor(key / 26) - 1) + letter;
}

/** Corners of the shapes that have some, on a circle of radius 1, clockwise from the top. */
const CORNERS: Readonly<Record<Exclude<KeyShape, 'circle'>, readonly (readonly [number, number])[]>> = {
  square: polygon(4, 45, 1.2),
  diamond: polygon(4, 0, 1.22),
  hexagon: polygon(6, 30, 1.14),
  triangle: polygon(3, 0, 1.42, 0.16),
  pentagon: polygon(5, 0, 1.18, 0.04),
};

function polygon(sides: number, turn: number, scale: number, down = 0): (readonly [number, number])[] {
  return Array.from({ length: sides }, (_, side) => {
    const angle = ((turn + (side * 360) / sides - 90) * Math.PI) / 180;
    return [Math.cos(angle) * scale, Math.sin(angle) * scale + down] as const;
  });
}

/** Traces the shape of a key around a point: what is filled or stroked next. */
export function traceKey(
  path: CanvasPath & { beginPath(): void },
  key: number,
  x: number,
  y: number,
  radius: number,
): void {
  const shape = shapeOfKey(key);
  path.beginPath();
  if (shape === 'circle') {
    path.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  const corners = CORNERS[shape];
  path.moveTo(x + corners[0][0] * radius, y + corners[0][1] * radius);
  for (let corner = 1; corner < corners.length; corner++) {
    path.lineTo(x + corners[corner][0] * radius, y + corners[corner][1] * radius);
  }
  path.closePath();
}

/** The same shape as SVG path data, for legends and labels. */
export function keyPath(key: number, x: number, y: number, radius: number): string {
  const shape = shapeOfKey(key);
  if (shape === 'circle') {
    const top = `${x} ${y - radius}`;
    const half = `A ${radius} ${radius} 0 1 1 ${x} ${y + radius} A ${radius} ${radius} 0 1 1`;
    return `M ${top} ${half} ${top} Z`;
  }
  const points = CORNERS[shape].map(
    ([dx, dy]) => `${(x + dx * radius).toFixed(2)} ${(y + dy * radius).toFixed(2)}`,
  );
  return `M ${points.join(' L ')} Z`;
}

/**
 * What is written on a token: its number; of a long one the last three digits, which tell it from its neighbours and
 * can be read; without a number the letter of its key.
 */
export function tokenLabel(key: number, number: number): string {
  if (number <= 0) return letterOfKey(key);
  return number < 1_000 ? String(number) : String(number % 1_000).padStart(3, '0');
}

export function drawToken(
  context: CanvasRenderingContext2D,
  palette: Palette,
  glyph: {
    x: number;
    y: number;
    radius: number;
    key: number;
    number: number;
    state: 'solid' | 'ghost';
    opacity: number;
  },
): void {
  const { x, y, radius, key } = glyph;
  const colour = colourOfKey(palette, key);
  const label = tokenLabel(key, glyph.number);
  context.globalAlpha = glyph.opacity;
  traceKey(context, key, x, y, radius);
  if (glyph.state === 'ghost') {
    context.setLineDash([2.5, 2.5]);
    context.lineWidth = 1.2;
    context.strokeStyle = colour;
    context.stroke();
    context.setLineDash([]);
    context.fillStyle = palette.inkSoft;
  } else {
    context.fillStyle = colour;
    context.fill();
    context.fillStyle = palette.onKey;
  }
  const narrow = shapeOfKey(key) === 'triangle';
  const size = radius * (label.length <= 2 ? 0.98 : 0.84) * (narrow && label.length > 2 ? 0.86 : 1);
  context.font = `600 ${size.toFixed(1)}px "JetBrains Mono Variable", monospace`;
  // A triangle has its room below the middle.
  context.fillText(label, x, y + 0.5 + (narrow ? radius * 0.28 : 0));
  context.globalAlpha = 1;
}
