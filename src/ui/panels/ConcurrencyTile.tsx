import type { CSSProperties } from 'react';
import type { ConsumerHistory, Scenario } from '../../engine';
import type { Micros } from '../../lib/time';
import { sharedConcurrency, type ConcurrencyMeter } from '../../metrics';
import { words } from '../../words';
import { formatCount } from '../format';
import styles from './panels.module.css';
import { Tile } from './Tile';

const w = words.panels.rightNow;
const definitions = words.panels.definitions;

interface Props {
  readonly scenario: Scenario;
  readonly consumer: ConsumerHistory | undefined;
  /** null: the consumer is no function. */
  readonly meter: ConcurrencyMeter | null;
  readonly time: Micros;
}

/** What the setting promises, what the keys allow and what runs: three bars, one in the other. */
export function ConcurrencyTile({ scenario, consumer, meter, time }: Props) {
  const setting = consumer === undefined ? undefined : scenario.consumers[consumer.entry];
  if (meter === null || setting?.type !== 'lambda')
    return <Tile wide label={w.concurrency} value="–" note={w.noFunction} />;
  const { promised, possible, running, isReserved } = meter.at(setting, time, sharedConcurrency(scenario));
  const { reservedConcurrency } = setting.function;
  const { laneAssignment } = setting.eventSourceMapping;
  const [most, some, now] = [promised, possible, running].map(formatCount);
  return (
    <div className={`${styles.tile} ${styles.wide} ${styles.bars}`}>
      <dt>
        {!isReserved
          ? w.concurrency
          : reservedConcurrency === null
            ? w.shared(formatCount(sharedConcurrency(scenario)))
            : w.reserved(formatCount(reservedConcurrency))}
      </dt>
      {/* The three numbers below say the same. */}
      <dd className={styles.nested} aria-hidden="true">
        <span className={styles.possible} style={share(possible, promised)} />
        <span className={styles.running} style={share(running, promised)} />
      </dd>
      <dd className={styles.counts}>
        <Count name={w.running} value={now} sign={styles.keyRunning} title={definitions.running} />
        <Count
          name={w.possible}
          value={some}
          sign={styles.keyPossible}
          title={definitions.possible[laneAssignment]}
        />
        <Count name={w.promised} value={most} title={definitions.promised} />
      </dd>
    </div>
  );
}

function share(part: number, whole: number): CSSProperties {
  return { '--share': whole === 0 ? 0 : part / whole } as CSSProperties;
}

function Count({
  name,
  value,
  sign = '',
  title,
}: {
  readonly name: string;
  readonly value: string;
  readonly sign?: string;
  readonly title: string;
}) {
  return (
    <span title={title}>
      <i className={`${styles.key} ${sign}`} />
      <strong>{value}</strong> {name}
    </span>
  );
}
