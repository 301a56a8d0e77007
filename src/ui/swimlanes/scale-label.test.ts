import { expect, test } from 'vitest';
import { scaleTop } from '../../layout/swimlanes';
import { words } from '../../words';

test('the top of the age’s scale is a round number of one unit', () => {
  const labelOf = (seconds: number) => words.swimlanes.scale(scaleTop(seconds * 1_000) / 1_000);
  const seconds = [0.3, 31, 500, 2_000, 40_000, 87_500, 400_000, 900_000];
  expect(seconds.map(labelOf)).toEqual(['0.5 s', '1 min', '10 min', '1 h', '24 h', '2 d', '5 d', '20 d']);
});
