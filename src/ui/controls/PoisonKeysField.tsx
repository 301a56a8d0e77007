import { words } from '../../words';
import { useFigure } from '../figure-context';
import { ListField } from './ListField';
import { keysNobodyPuts } from './poison-keys';
import { useSetting } from './use-setting';

/** Keys whose records fail, and which of them no record will ever carry. */
export function PoisonKeysField({ place }: { readonly place: number }) {
  const scenario = useFigure((state) => state.scenario);
  const { value } = useSetting('poisonKeys', place);
  const missing = keysNobodyPuts(scenario, value as readonly string[]);
  const note = missing.length === 0 ? '' : words.controls.keysNobodyPuts(missing);
  return <ListField setting="poisonKeys" place={place} note={note} />;
}
