/** What was done, as a button that takes it back says it. */
import { memberAt } from '../../lib/member-path';
import { settingKeyAt } from '../../scenario';
import type { Step } from '../../store';
import { words } from '../../words';
import { valueInWords } from '../controls/setting-words';

const w = words.link.step;

export function stepInWords(step: Step): string {
  if (step.kind === 'run') return w.runs[step.why];
  if (step.kind === 'reshard') return words.resharding.order(step.order);
  const { path, value } = step;
  const key = turnsOnDemand(step) ? 'streamMode' : settingKeyAt(path);
  if (key === null) return w.parts[path.split('.')[0]] ?? path;
  const { label } = words.settings[key];
  const said = valueInWords(key, key === 'streamMode' ? (memberAt(value, 'streamMode') ?? value) : value);
  return said === null ? label : w.set(label, said);
}

/** The mode is changed with the shards that come of it, as a stream whose number of shards is not given. */
function turnsOnDemand({ path, value }: Extract<Step, { readonly kind: 'set' }>): boolean {
  return (
    path === 'stream' &&
    memberAt(value, 'streamMode') === 'ON_DEMAND' &&
    memberAt(value, 'shardCount') === undefined
  );
}
