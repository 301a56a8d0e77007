import { useId, useState, type ReactNode } from 'react';
import { SETTINGS, type SettingGroup, type SettingKey } from '../../scenario';
import { words } from '../../words';
import { useFigure } from '../figure-context';
import buttons from '../primitives/button.module.css';
import { Disclosure } from '../primitives/Disclosure';
import headings from '../primitives/heading.module.css';
import styles from './controls.module.css';
import { FRONT, MORE } from './front';
import { KeyCount } from './PartitionKeys';
import { Resharding } from './Resharding';
import { ConsumerEntries, ProducerEntries, useShownConsumer } from './Places';
import { ResetRound } from './reset-round';
import { isPresent } from './setting-writes';
import { SettingField } from './SettingField';

/** Every setting of the figure, made from the table of settings: the few that matter most, then all others. */
export function Controls({ onReset }: { readonly onReset: () => void }) {
  const scenario = useFigure((state) => state.scenario);
  const consumer = useShownConsumer();
  const [chosenProducer, setProducer] = useState(0);
  const producer = Math.min(chosenProducer, Math.max(0, scenario.producers.length - 1));
  const [round, setRound] = useState(0);
  const w = words.controls;

  const reset = () => {
    onReset();
    setRound(round + 1);
  };
  const placeOf = (key: SettingKey) => (SETTINGS[key].scope === 'consumer' ? consumer : producer);
  const fields = (keys: readonly SettingKey[]) =>
    keys
      .filter((key) => isPresent(scenario, key, placeOf(key)))
      .map((key) => <SettingField key={`${key} ${placeOf(key)}`} setting={key} place={placeOf(key)} />);
  const ownRecords = scenario.producers[producer]?.records ?? null;

  return (
    <ResetRound value={round}>
      {scenario.consumers[consumer]?.type === 'lambda' && (
        <Group group="lambda-trigger">{fields(FRONT['lambda-trigger'])}</Group>
      )}
      <Group group="stream">
        {fields(FRONT.stream)}
        <Resharding />
      </Group>
      <Group group="readers">
        {fields(FRONT.readers)}
        <ConsumerEntries shown={consumer} />
      </Group>
      <Group group="producers">
        <ProducerEntries shown={producer} onShow={setProducer} />
        {ownRecords === null ? (
          <>
            {fields(FRONT.producers)}
            <KeyCount key={producer} place={producer} />
          </>
        ) : (
          <p className={styles.help}>{w.instead}</p>
        )}
      </Group>
      <Disclosure summary={w.more}>
        {() => (
          <div className={styles.more}>
            {MORE.map(({ group, keys }) => {
              const present = fields(keys);
              return present.length === 0 ? null : (
                <Group key={group} group={group} heading="h3">
                  {present}
                </Group>
              );
            })}
            <button type="button" className={buttons.button} onClick={reset}>
              {w.reset}
            </button>
          </div>
        )}
      </Disclosure>
    </ResetRound>
  );
}

interface GroupProps {
  readonly group: SettingGroup;
  readonly heading?: 'h2' | 'h3';
  readonly children: ReactNode;
}

function Group({ group, heading: Heading = 'h2', children }: GroupProps) {
  const id = useId();
  return (
    <fieldset className={styles.group} aria-labelledby={id}>
      <Heading className={headings.heading} id={id}>
        {words.controls.groups[group]}
      </Heading>
      {children}
    </fieldset>
  );
}
