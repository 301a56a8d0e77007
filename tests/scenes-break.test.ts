import { beforeAll, describe, expect, test } from 'vitest';
import { simulate } from '../src/headless/simulate';
import { claimsOf, holds } from '../src/headless/testing/claims';
import { memberAt } from '../src/lib/member-path';
import { sceneById, SCENES, type Claim, type Scene } from '../src/scenario';
import { SCENE_BREAKS, type Break } from './scenes-break/breaks';
import { brokenSimulate, type Simulate } from './scenes-break/broken-engine';

// What a scene says must rest on the engine's rules: where one of those is broken, the scenes that teach it are untrue.

test('every scene is taught by a rule that can be broken', () => {
  expect(Object.keys(SCENE_BREAKS).sort()).toEqual(SCENES.map(({ id }) => id).sort());
  for (const breaks of Object.values(SCENE_BREAKS)) expect(breaks).not.toHaveLength(0);
});

/** All that a scene rests on, the shortest runs first. */
function shortestFirst(scene: Scene): readonly Claim[] {
  return [...claimsOf(scene)].sort((a, b) => a.at - b.at);
}

/** By engine, scene and seconds. */
const reports = new Map<Simulate, Map<string, unknown>>();

function reportOf(scene: Scene, seconds: number, run: Simulate): unknown {
  const known = reports.get(run) ?? new Map<string, unknown>();
  reports.set(run, known);
  const name = `${scene.id} ${seconds}`;
  const report = known.get(name) ?? run(scene.scenario, { seconds });
  known.set(name, report);
  return report;
}

/** The first claim that does not hold when the scene is run so; undefined: all hold. */
function firstUntrue(scene: Scene, claims: readonly Claim[], run: Simulate): Claim | undefined {
  return claims.find((claim) => !holds(claim, memberAt(reportOf(scene, claim.at, run), claim.metric)));
}

/** A break, and the scenes that it must break: the engine is built once for all of them. */
function scenesByBreak(): Map<Break, string[]> {
  const scenes = new Map<Break, string[]>();
  for (const [id, breaks] of Object.entries(SCENE_BREAKS))
    for (const one of breaks) scenes.set(one, [...(scenes.get(one) ?? []), id]);
  return scenes;
}

describe.each([...scenesByBreak()])('where $means', (broken, ids) => {
  let run: Simulate;
  beforeAll(async () => {
    run = await brokenSimulate(broken);
  });

  test.each(ids)('%s is untrue', (id) => {
    const scene = sceneById(id)!;
    const untrue = firstUntrue(scene, shortestFirst(scene), run);
    expect(untrue).toBeDefined();
    // And it is that alone which makes it so.
    expect(firstUntrue(scene, [untrue!], simulate)).toBeUndefined();
  });
});
