import { useId, useState } from 'react';
import type { ProducerSetting, WeightedKey } from '../../engine';
import { words } from '../../words';
import { formatNumber, readNumber } from '../format';
import { Slider } from '../primitives/Slider';
import styles from './controls.module.css';
import { Field } from './Field';
import { ListField } from './ListField';
import { NumberField } from './NumberField';
import { generatedKeys, isListed, listedFrom, resizeKeys } from './partition-keys';
import { sentenceOf } from './SwitchField';
import { useDraft } from './use-draft';
import { useSetting } from './use-setting';

type Keys = ProducerSetting['partitionKeys'];

/** More keys than these are easier to generate than to list. */
const MOST_ON_SLIDER = 20;

/** How many keys there are, as one slider, whether they are listed or generated. */
export function KeyCount({ place }: { readonly place: number }) {
  const { value } = useSetting('partitionKeys', place);
  if (value === undefined) return null;
  if (!isListed(value as Keys)) return <NumberField setting="keyCount" place={place} />;
  return <ListedKeyCount place={place} />;
}

function ListedKeyCount({ place }: { readonly place: number }) {
  const handle = useSetting('partitionKeys', place);
  const keys = handle.value as readonly WeightedKey[];
  // The longest list so far, so that a slider that is moved back finds its keys again.
  const [known, setKnown] = useState(keys);
  if (keys !== known && keys.length >= known.length) setKnown(keys);
  const w = words.controls.keys;
  const resized = (count: number) => resizeKeys(keys, count, known);
  const draft = useDraft(
    formatNumber(keys.length),
    (typed) => {
      const count = readNumber(typed);
      const isCount =
        typeof count === 'number' && Number.isSafeInteger(count) && count >= 1 && count <= 10_000;
      // What is no number of keys goes to the schema as it is, and comes back with what is allowed.
      return handle.set(isCount ? resized(count) : []).length === 0;
    },
    handle.forget,
  );
  return (
    <Field
      setting="partitionKeys"
      label={w.numberOf}
      help={w.help}
      error={sentenceOf(handle)}
      renderAside={(ids) => (
        <span className={styles.value}>
          <input
            {...draft.input}
            className={styles.typed}
            type="text"
            inputMode="numeric"
            autoComplete="off"
            size={Math.max(2, draft.input.value.length)}
            aria-label={words.controls.typed(w.numberOf)}
            aria-describedby={`${ids.help} ${ids.error}`}
          />
        </span>
      )}
    >
      {(ids) => (
        <Slider
          id={ids.control}
          describedBy={ids.help}
          min={1}
          max={MOST_ON_SLIDER}
          step={1}
          value={keys.length}
          text={`${keys.length} ${words.controls.unitsLong.keys(keys.length)}`}
          onInput={(count) => {
            draft.drop();
            handle.setSoon(resized(count));
          }}
        />
      )}
    </Field>
  );
}

/** The keys themselves: a list, or a count and a skew. */
export function PartitionKeys({ place }: { readonly place: number }) {
  const id = useId();
  const handle = useSetting('partitionKeys', place);
  const keys = handle.value as Keys;
  const w = words.controls.keys;
  const listed = isListed(keys);
  return (
    <>
      <div className={styles.field}>
        <div className={styles.head}>
          <label htmlFor={id}>{w.kind}</label>
        </div>
        <select
          id={id}
          className={styles.select}
          value={listed ? 'listed' : 'generated'}
          onChange={() => handle.set(isListed(keys) ? generatedKeys() : listedFrom(keys))}
        >
          <option value="listed">{w.listed}</option>
          <option value="generated">{w.generated}</option>
        </select>
      </div>
      {listed ? (
        <ListField setting="partitionKeys" place={place} />
      ) : (
        <NumberField setting="keySkew" place={place} />
      )}
    </>
  );
}
