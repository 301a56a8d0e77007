import type { Fault, SettingKey } from '../../scenario';
import type { FigureStore } from '../../store';
import { writesOf } from './setting-writes';

/**
 * Gives a setting another value from the playhead on, with all that it moves: one step, which is taken back as one.
 * @param place of the producer or consumer that the setting belongs to
 * @returns what is wrong with the value; none: it is in force
 */
export function applySetting(
  store: FigureStore,
  key: SettingKey,
  place: number,
  value: unknown,
): readonly Fault[] {
  const { scenario } = store.getState();
  let faults: readonly Fault[] = [];
  store.actions.together(() => {
    for (const write of writesOf(scenario, key, place, value)) {
      store.actions.set(write.path, write.value);
      ({ faults } = store.getState());
      if (faults.length > 0) break;
    }
  });
  return faults;
}
