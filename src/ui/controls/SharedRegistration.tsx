import { useFigure } from '../figure-context';
import { nameOfConsumer } from '../../metrics';
import type { Scenario } from '../../engine';
import { SelectField } from './SmallFields';

/** Whose registration a consumer uses too: one of the others that have one of their own. */
export function SharedRegistration({ place }: { readonly place: number }) {
  // As text: the same names are the same value, whatever else has changed.
  const names = useFigure(({ scenario }) => JSON.stringify(othersOf(scenario, place)));
  return (
    <SelectField
      setting="sharesConsumerWith"
      place={place}
      choices={JSON.parse(names) as readonly string[]}
    />
  );
}

function othersOf({ consumers }: Scenario, place: number): string[] {
  return consumers.flatMap((setting, entry) => {
    const isFree = entry !== place && setting.type !== 'firehose' && setting.sharesConsumerWith === null;
    return isFree
      ? Array.from({ length: setting.count }, (_, ordinal) => nameOfConsumer(setting, ordinal))
      : [];
  });
}
