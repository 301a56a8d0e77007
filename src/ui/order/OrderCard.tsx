import { useId } from 'react';
import { nameOfConsumer, whereaboutsOf } from '../../metrics';
import type { OrderProof } from '../../narration';
import { words } from '../../words';
import headings from '../primitives/heading.module.css';
import type { Live } from '../stage/use-live';
import { JourneyList } from './JourneyList';
import { Ledger } from './Ledger';
import { NumberPicker } from './NumberPicker';
import styles from './order.module.css';
import { namesOf } from './record-words';
import { useFollowed } from './use-followed';

const w = words.order;

/** The order in which records were finished, and the records that are followed with the proof of theirs. */
export function OrderCard() {
  const { live, followed, proof } = useFollowed();
  const { scenario, consumer } = live;
  const id = useId();
  const setting = consumer === undefined ? undefined : scenario.consumers[consumer.entry];
  return (
    <section className={styles.card} aria-labelledby={id}>
      <h2 className="visually-hidden" id={id}>
        {w.title}
      </h2>
      <div className={styles.half}>
        <h3 className={headings.heading}>
          {consumer === undefined || setting === undefined
            ? w.title
            : w.ledger.title(nameOfConsumer(setting, consumer.ordinal))}
        </h3>
        <Ledger live={live} />
        <p className={styles.soft}>{w.ledger.explained}</p>
      </div>
      <div className={styles.half}>
        <h3 className={headings.heading}>{w.picked.title}</h3>
        <NumberPicker />
        {followed.length === 0 && <p className={styles.soft}>{w.picked.hint}</p>}
        {proof !== null && <Proof proof={proof} live={live} />}
        {followed.map(({ place, number, journey }) =>
          journey === null ? (
            <p key={number} className={styles.soft}>
              {w.picked.notArrived(w.ledger.records(number))}
            </p>
          ) : (
            <JourneyList key={`${place.shard} ${place.row}`} journey={journey} live={live} />
          ),
        )}
      </div>
    </section>
  );
}

function Proof({ proof, live: { history } }: { readonly proof: OrderProof; readonly live: Live }) {
  const names = namesOf(history);
  const where = [whereaboutsOf(proof.earlier), whereaboutsOf(proof.later)] as const;
  return (
    <div className={styles.proof}>
      <p className={styles.verdict}>{w.verdict(proof)}</p>
      <p>{w.rule(proof.rule, names)}</p>
      <p>{w.happened(proof, where, names)}</p>
      {proof.retriedTogether && <p>{w.retried(proof)}</p>}
      <p className={styles.soft}>{w.picked.definition}</p>
    </div>
  );
}
