/** What was done, as a button that takes it back says it. */
import { settingKeyAt } from '../../scenario';
import type { Step } from '../../store';
import { words } from '../../words';
import { valueInWords } from '../controls/setting-words';

const w = words.link.step;

export function stepInWords(step: Step): string {
  if (step.kind === 'run') return w.runs[step.why];
  if (step.kind === 'reshard') return words.resharding.order(step.order);
  const { path, value } = step;
  const key = settingKeyAt(path);
  if (key === null) return w.parts[path.split('.')[0]] ?? path;
  const { label } = words.settings[key];
  const said = valueInWords(key, value);
  return said === null ? label : w.set(label, said);
}
