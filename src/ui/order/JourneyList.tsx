import { Fragment } from 'react';
import type { Journey } from '../../metrics';
import { words } from '../../words';
import { useFigureStore } from '../figure-context';
import { formatExactTime } from '../format';
import { hashKeyLabel, rangeEndLabel } from '../stage/hash-key-label';
import type { Live } from '../stage/use-live';
import { journeySteps } from './journey-steps';
import styles from './order.module.css';
import { keyName } from './record-words';

const w = words.order.journey;

/** The way of one record as a list; each time takes the playhead there. */
export function JourneyList({ journey, live }: { readonly journey: Journey; readonly live: Live }) {
  const { actions } = useFigureStore();
  const steps = journeySteps(journey);
  return (
    <div className={styles.journey}>
      <h4 className={styles.name}>{w.title(journey.number, keyName(live.history, journey.key))}</h4>
      <p className={styles.soft}>{why(journey, live)}</p>
      <ol className={styles.steps}>
        {steps.map(({ at, text, failed }, index) => (
          <li key={index} className={failed === true ? styles.failed : undefined}>
            {at === null ? (
              <span className={styles.soft}>{text}</span>
            ) : (
              <Fragment>
                {text}{' '}
                <button
                  type="button"
                  className={styles.time}
                  aria-label={w.goTo(formatExactTime(at))}
                  onClick={() => actions.seek(at)}
                >
                  {formatExactTime(at)}
                </button>
              </Fragment>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Why it is in its shard. */
function why({ key, shard }: Journey, { history }: Live): string {
  const { hashKey } = history.keys[key];
  const { start, end } = history.shards[shard].range;
  if (hashKey < start || hashKey > end) return w.whyExplicit(shard);
  return w.why(hashKeyLabel(hashKey), shard, hashKeyLabel(start), rangeEndLabel(end));
}
