import { openShardsAt } from '../../metrics';
import { words } from '../../words';
import { useFigure, useFigureStore } from '../figure-context';
import { NumberField } from './NumberField';

/** How many shards a run starts with, and how many are open at the playhead where that has become another number. */
export function ShardCountField({ place }: { readonly place: number }) {
  const store = useFigureStore();
  const atStart = useFigure((state) => state.scenario.stream.shardCount);
  // The history is the same object; what it holds at the playhead is asked for with each change of the state.
  const open = useFigure((state) => openShardsAt(store.live().history, state.time));
  const hint = open === atStart ? undefined : words.controls.shardsOpen(open, atStart);
  return <NumberField setting="shardCount" place={place} hint={hint} />;
}
