import { expect, test } from 'vitest';
import { scenarioOf } from '../../headless/testing/scenarios';
import { createFigureStore } from '../../store';
import { writesOf } from '../controls/setting-writes';
import { words } from '../../words';
import { stepInWords } from './step-words';

test('a new run says which setting began it: the mode, though shards come with it, and both ways', () => {
  const store = createFigureStore(scenarioOf({ stream: { shardCount: 2 } }), () => () => {});
  for (const mode of ['ON_DEMAND', 'PROVISIONED']) {
    const { scenario } = store.getState();
    for (const { path, value } of writesOf(scenario, 'streamMode', 0, mode)) store.actions.set(path, value);
    const step = store.getState().newRun!;
    expect(stepInWords(step)).toBe(`${words.settings.streamMode.label} ${mode}`);
  }
});
