import { whereaboutsOf } from '../../metrics';
import { words } from '../../words';
import { useFigureStore } from '../figure-context';
import buttons from '../primitives/button.module.css';
import { useSaid } from '../stage/use-said';
import styles from './order.module.css';
import { RecordToken } from './RecordToken';
import { useFollowed, type Followed } from './use-followed';

const w = words.order.picked;

/** Under the stage: the records that are followed, where they are, and whether their order is guaranteed. */
export function PickedLine() {
  const { actions } = useFigureStore();
  const { live, followed, proof } = useFollowed();
  const places = followed.map(whereIs).join(' · ');
  const first = proof !== null ? words.order.verdict(proof) : followed.length === 0 ? w.hint : places;
  const second = proof !== null ? places : followed.length === 1 ? w.hintOfOne : '';
  // What is told aloud is another verdict, or that a record has come to another place.
  const topic =
    followed.length === 0
      ? ''
      : `${followed.map(({ place, journey }) => `${place.shard} ${place.row} ${journey && whereaboutsOf(journey).kind}`).join()} ${proof?.verdict} ${proof?.outcome.kind}`;
  useSaid(topic, topic === '' ? '' : `${first} ${proof === null ? '' : places}`.trim());
  return (
    <div className={styles.line} data-testid="followed">
      <div className={styles.lineWords}>
        <p className={followed.length === 0 ? styles.soft : styles.verdict}>{first}</p>
        <p className={styles.soft}>{second}</p>
      </div>
      <div className={styles.tokens}>
        {followed.map(({ place }) => (
          <RecordToken key={`${place.shard} ${place.row}`} place={place} history={live.history} />
        ))}
        {followed.length > 1 && (
          <button type="button" className={buttons.pill} onClick={() => actions.pick([])}>
            {w.dropAll}
          </button>
        )}
      </div>
    </div>
  );
}

function whereIs({ journey, number }: Followed): string {
  return journey === null
    ? w.notArrived(words.order.ledger.records(number))
    : w.whereIs(journey.number, whereaboutsOf(journey));
}
