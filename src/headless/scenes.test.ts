import { describe, expect, test } from 'vitest';
import { memberAt } from '../lib/member-path';
import { SCENES } from '../scenario';
import { earthquakesScene } from '../scenario/own-records';
import { sceneWords } from '../words/scenes';
import type { Report } from './report';
import { simulate } from './simulate';

// Every claim of every scene, and all that its answers rest on: words that are no longer true fail here.
describe.each([...SCENES, await earthquakesScene()])('the scene $id', (scene) => {
  const reports = new Map<number, Report>();
  const reportAt = (seconds: number): Report => {
    const known = reports.get(seconds);
    if (known !== undefined) return known;
    const report = simulate(scene.scenario, { seconds });
    reports.set(seconds, report);
    return report;
  };
  const answers = scene.question?.answers ?? [];

  test.each([...scene.claims, ...answers.flatMap(({ evidence }) => evidence)])(
    '$metric at $at s',
    (claim) => {
      const value = memberAt(reportAt(claim.at), claim.metric);
      const { is, min, max } = { is: undefined, min: undefined, max: undefined, ...claim };
      const checks = [
        is === undefined ? [] : [value === is],
        min === undefined ? [] : [Number(value) >= min],
        max === undefined ? [] : [Number(value) <= max],
      ].flat();
      expect({ value, holds: checks.length > 0 && checks.every(Boolean) }).toEqual({ value, holds: true });
    },
  );

  test.skipIf(answers.length === 0)('its question has one right answer, and words for each', () => {
    expect(answers.filter(({ isRight }) => isRight)).toHaveLength(1);
    const said = sceneWords[scene.id].answers ?? {};
    expect(Object.keys(said).sort()).toEqual(answers.map(({ id }) => id).sort());
    for (const { id, isRight, evidence } of answers) {
      expect({ id, hasEvidence: evidence.length > 0 }).toEqual({ id, hasEvidence: true });
      const values = evidence.map(({ metric, at }) => Number(memberAt(reportAt(at), metric)));
      expect(`${id}: ${said[id].shown(...values)}`).not.toMatch(/NaN|undefined/);
      expect({ id, hasWhy: said[id].why !== undefined }).toEqual({ id, hasWhy: isRight !== true });
    }
  });
});
