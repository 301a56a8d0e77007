import { expect, test } from 'vitest';
import { OPENING_SCENE, SCENES } from '../../scenario';
import { scenePoster } from '../picture/scene-posters';
import { heightAt } from './poster-forms';
import { posterOf, stageHeights } from './posters';

test('every scene has its posters, and the stage its height at every width', () => {
  for (const { id } of SCENES) {
    const heights = stageHeights(id);
    expect(heights[0][0]).toBe(300);
    heights.slice(1).forEach(([from, height], index) => {
      expect(from).toBeGreaterThan(heights[index][0]);
      expect(height).not.toBe(heights[index][1]);
    });
    expect(posterOf(id, 'dark', 'tall')).toMatchObject({ src: `/posters/${id}-dark-tall.svg`, width: 350 });
  }
  expect(() => posterOf('toString', 'dark', 'tall')).toThrow('toString');
});

test('a poster is as high as is said, alone or in a page', () => {
  for (const form of ['wide', 'tall'] as const) {
    const { width, height } = posterOf(OPENING_SCENE.id, 'light', form);
    const svg = scenePoster(OPENING_SCENE, 'light', form);
    expect(svg).toContain(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"`);
    expect(svg).not.toMatch(/<style| class=/);
  }
});

test('a height holds from its width on, and the first for whatever is narrower', () => {
  const heights = [
    [300, 10],
    [400, 20],
  ] as const;
  expect([200, 300, 399, 400, 2_000].map((width) => heightAt(heights, width))).toEqual([10, 10, 10, 20, 20]);
});
