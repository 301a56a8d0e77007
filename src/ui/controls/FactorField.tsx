import { words } from '../../words';
import { NumberField } from './NumberField';
import { useSetting } from './use-setting';

/** The parallelization factor, and that it is not in force where there is a tumbling window. */
export function FactorField({ place }: { readonly place: number }) {
  const { value } = useSetting('tumblingWindowInSeconds', place);
  const isForced = typeof value === 'number' && value > 0;
  return (
    <NumberField
      setting="parallelizationFactor"
      place={place}
      hint={isForced ? words.controls.factorForced : undefined}
    />
  );
}
