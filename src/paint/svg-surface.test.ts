import { expect, test } from 'vitest';
import { DotList } from '../layout/flow';
import { PALETTES } from './palette';
import { dotsAsPaths, SvgSurface } from './svg-surface';

const drawn = (draw: (surface: SvgSurface) => void) => {
  const surface = new SvgSurface();
  draw(surface);
  return surface.markup.split('\n').slice(1, -1);
};

test('a path, a circle, an arc and a rectangle, with at most two decimals', () => {
  const lines = drawn((to) => {
    to.fillStyle = '#123456';
    to.beginPath();
    to.moveTo(1.23456, 2);
    to.lineTo(3, -0.001);
    to.closePath();
    to.fill();
    to.strokeStyle = '#abc';
    to.setLineDash([2.5, 2]);
    to.beginPath();
    to.arc(5, 6, 7, 0, 2 * Math.PI);
    to.stroke();
    to.setLineDash([]);
    to.beginPath();
    to.arc(0, 0, 10, -Math.PI / 2, Math.PI);
    to.stroke();
    to.globalAlpha = 0.5;
    to.fillRect(1, 2, 3, 4);
  });
  expect(lines).toEqual([
    '<path d="M1.23 2L3 0Z" fill="#123456"/>',
    '<circle cx="5" cy="6" r="7" fill="none" stroke="#abc" stroke-width="1" stroke-dasharray="2.5 2"/>',
    '<path d="M0 -10A10 10 0 1 1 -10 0" fill="none" stroke="#abc" stroke-width="1"/>',
    '<rect x="1" y="2" width="3" height="4" fill="#123456" opacity="0.5"/>',
  ]);
});

test('what is filled and then stroked is one element; what lies between keeps its place', () => {
  const pill = (to: SvgSurface, between: () => void) => {
    to.beginPath();
    to.roundRect(0, 0, 20, 10, 5);
    to.fill();
    between();
    to.stroke();
  };
  const none = () => undefined;
  const rect = '<rect x="0" y="0" width="20" height="10" rx="5"';
  expect(drawn((to) => pill(to, none))).toEqual([`${rect} fill="#000" stroke="#000" stroke-width="1"/>`]);
  expect(drawn((to) => pill(to, () => to.fillText('a', 1, 2)))).toEqual([
    `${rect} fill="#000"/>`,
    expect.stringContaining('>a</text>'),
    `${rect} fill="none" stroke="#000" stroke-width="1"/>`,
  ]);
});

test('words are escaped, and stand where a canvas sets their middle', () => {
  const [line] = drawn((to) => {
    to.textAlign = 'left';
    to.font = '500 10px "Inter Variable", sans-serif';
    to.fillText('a < b & "c"', 4, 20);
    to.fillText('', 4, 20);
  });
  expect(line).toBe(
    `<text x="4" y="23" fill="#000" text-anchor="start" font-weight="500" font-size="10" font-family="'Inter Variable', sans-serif">a &lt; b &amp; &quot;c&quot;</text>`,
  );
});

test('words are as wide as their letters at their size', () => {
  const surface = new SvgSurface();
  surface.font = '600 22px "JetBrains Mono Variable", monospace';
  expect(surface.measureText('abc').width).toBeCloseTo(3 * 13.2);
});

test('a new picture begins empty', () => {
  expect(
    drawn((to) => {
      to.fillRect(0, 0, 1, 1);
      to.clearRect();
    }),
  ).toEqual([]);
});

test('dots that look alike are one element, in ten a line, and none is left out', () => {
  const dots = new DotList();
  for (let index = 0; index < 25; index++) {
    dots.x[index] = index;
    dots.y[index] = 7.25;
    dots.key[index] = index % 2;
    // Of those that are hardly told apart one is enough, and of those that are not there none.
    dots.alpha[index] = index < 5 ? 80 + index : 255;
  }
  dots.alpha[25] = 0;
  dots.length = 26;
  const text = drawn((to) => dotsAsPaths(to, PALETTES.light, dots)).join('\n');
  expect(text.match(/<path/g)).toHaveLength(4);
  expect(text.match(/opacity="0.38"/g)).toHaveLength(2);
  const at = [...text.matchAll(/M(\d+)\.0 7\.3h0/g)].map(([, x]) => Number(x));
  expect(at.sort((a, b) => a - b)).toEqual(Array.from({ length: 25 }, (_, index) => index));
});
