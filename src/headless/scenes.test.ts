import { describe, expect, test } from 'vitest';
import { memberAt } from '../lib/member-path';
import { SCENES } from '../scenario';
import { earthquakesScene } from '../scenario/own-records';
import { simulate } from './simulate';

describe.each([...SCENES, await earthquakesScene()])('the scene $id', (scene) => {
  test.each(scene.claims)('$metric at $at s', (claim) => {
    const value = memberAt(simulate(scene.scenario, { seconds: claim.at }), claim.metric);
    const { is, min, max } = { is: undefined, min: undefined, max: undefined, ...claim };
    const checks = [
      is === undefined ? [] : [value === is],
      min === undefined ? [] : [Number(value) >= min],
      max === undefined ? [] : [Number(value) <= max],
    ].flat();
    expect({ value, holds: checks.length > 0 && checks.every(Boolean) }).toEqual({ value, holds: true });
  });
});
