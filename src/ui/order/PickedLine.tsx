import { useEffect, useRef, type RefObject } from 'react';
import { whereaboutsOf } from '../../metrics';
import { words } from '../../words';
import { useFigureStore } from '../figure-context';
import buttons from '../primitives/button.module.css';
import { scrollBehaviour } from '../primitives/bring-into-sight';
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
  const line = useRef<HTMLDivElement>(null);
  const picked = followed.map(({ place }) => `${place.shard} ${place.row}`).join();
  useSeenOnPhones(line, picked);
  return (
    <div className={styles.line} ref={line} data-testid="followed">
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

/** So narrow is a phone, where the line is easily below the playback that sticks to the window. */
const PHONE = 560;
/** The line is not far away when it was pressed just above it: whoever picks elsewhere is not moved. */
const NEAR = 160;

/** On a phone, another pick brings the line into sight; the first one is the link's. */
function useSeenOnPhones(line: RefObject<HTMLElement | null>, picked: string): void {
  const before = useRef(picked);
  useEffect(() => {
    const element = line.current;
    if (element === null || before.current === picked) return;
    before.current = picked;
    const { top, width } = element.getBoundingClientRect();
    if (picked === '' || width > PHONE || top < 0 || top > window.innerHeight + NEAR) return;
    element.scrollIntoView({ block: 'nearest', behavior: scrollBehaviour() });
  }, [line, picked]);
}

function whereIs({ journey, number }: Followed): string {
  return journey === null
    ? w.notArrived(words.order.ledger.records(number))
    : w.whereIs(journey.number, whereaboutsOf(journey));
}
