import { useId } from 'react';
import type { NumberName } from '../../../narration/decide';
import buttons from '../../../ui/primitives/button.module.css';
import { decisionWords as w } from '../../../words/learn-widgets';
import { EXAMPLES } from './examples';
import styles from './decision.module.css';
import type { NumbersState } from './use-numbers';

type Group = keyof typeof w.groups;

/** The fields, by what they are of. */
const GROUPS: Readonly<Record<Group, readonly NumberName[]>> = {
  stream: ['recordsPerSecond', 'recordBytes', 'shards'],
  keys: ['keys', 'hottestPercent'],
  function: ['millisPerRecord', 'millisPerInvocation', 'batchSize', 'parallelizationFactor'],
  readers: ['functions', 'pushedFunctions', 'firehoses'],
};

/** The reader's own numbers. */
export function NumbersForm({ state }: { readonly state: NumbersState }) {
  return (
    <form className={styles.form} onSubmit={(event) => event.preventDefault()}>
      <Examples state={state} />
      <div className={styles.groups}>
        {(Object.keys(GROUPS) as Group[]).map((group) => (
          <fieldset key={group} className={styles.group}>
            <legend>{w.groups[group]}</legend>
            {GROUPS[group].map((name) => (
              <NumberInput key={name} name={name} state={state} />
            ))}
          </fieldset>
        ))}
      </div>
      {Object.keys(state.faults).length > 0 && <p className={styles.note}>{w.stillBefore}</p>}
    </form>
  );
}

function Examples({ state: { take, takeBack } }: { readonly state: NumbersState }) {
  const id = useId();
  return (
    <div className={styles.examples}>
      <p id={id} className={styles.note}>
        {w.examples}
      </p>
      <ul aria-labelledby={id}>
        {(Object.keys(EXAMPLES) as (keyof typeof EXAMPLES)[]).map((example) => (
          <li key={example}>
            <button type="button" className={buttons.pill} onClick={() => take(EXAMPLES[example])}>
              {w.exampleNames[example]}
            </button>
          </li>
        ))}
        {takeBack !== null && (
          <li>
            <button type="button" className={buttons.pill} onClick={takeBack}>
              {w.ownNumbers}
            </button>
          </li>
        )}
      </ul>
    </div>
  );
}

function NumberInput({ name, state }: { readonly name: NumberName; readonly state: NumbersState }) {
  const id = useId();
  const { label, unit, help = '' } = w.fields[name];
  const error = errorOf(state, name);
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <span className={styles.entry}>
        <input
          id={id}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          value={state.texts[name]}
          aria-invalid={error !== ''}
          aria-describedby={`${id}unit ${id}help ${id}error`}
          onChange={({ target }) => state.type(name, target.value)}
        />
        <span id={`${id}unit`} className={styles.unit}>
          {unit}
        </span>
      </span>
      <p id={`${id}help`} className={styles.note} hidden={help === ''}>
        {help}
      </p>
      <p id={`${id}error`} className={styles.error} hidden={error === ''}>
        {error}
      </p>
    </div>
  );
}

/** What is wrong with a field; '' when nothing is. */
export function errorOf({ faults, texts }: NumbersState, name: NumberName): string {
  const fault = faults[name];
  return fault === undefined ? '' : w.faultOf(w.fields[name].label, texts[name].trim(), fault);
}
