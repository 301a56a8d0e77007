import { describe, expect, test } from 'vitest';
import { memberAt } from '../lib/member-path';
import { SCENES } from '../scenario';
import { earthquakesScene } from '../scenario/own-records';
import { sceneWords } from '../words/scenes';
import { reportsAt } from './reports-at';
import { claimsOf, holds } from './testing/claims';

// Every claim of every scene, and all that its answers rest on: words that are no longer true fail here.
describe.each([...SCENES, await earthquakesScene()])('the scene $id', (scene) => {
  const answers = scene.question?.answers ?? [];
  const claims = claimsOf(scene);
  // Made once for all of them, in the first test that asks.
  let reports: ReturnType<typeof reportsAt> | undefined;
  const reportAt = (seconds: number) => {
    reports ??= reportsAt(
      scene.scenario,
      claims.map(({ at }) => at),
    );
    return reports.get(seconds);
  };

  test.each(claims)('$metric at $at s', (claim) => {
    const value = memberAt(reportAt(claim.at), claim.metric);
    expect({ value, holds: holds(claim, value) }).toEqual({ value, holds: true });
  });

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
