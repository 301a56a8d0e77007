import { expect, test } from 'vitest';
import { makeFrame } from '../layout';
import { PALETTES } from './palette';
import { drawPoison } from './poison';
import { SvgSurface } from './svg-surface';

test('a mark is a circle and a cross, whatever colours a reader sees', () => {
  const { poison } = makeFrame();
  poison.x[0] = 50;
  poison.y[0] = 50;
  poison.radius[0] = 10;
  poison.opacity[0] = 1;
  poison.length = 1;
  const surface = new SvgSurface();
  drawPoison(surface, PALETTES.light, poison);
  expect(surface.markup.match(/<circle/g)).not.toBeNull();
  const cross = /<path d="(M[^"]*)"/.exec(surface.markup)?.[1] ?? '';
  expect(cross.match(/M/g)).toHaveLength(2);
  expect(cross.match(/L/g)).toHaveLength(2);
});
