import { useMemo, type CSSProperties } from 'react';
import { CallCounter } from '../../metrics';
import { words } from '../../words';
import { useFigure } from '../figure-context';
import { useLive } from '../stage/use-live';
import { CallStrips } from './CallStrips';
import { ReaderRow } from './ReaderRow';
import { readersAt } from './reader-facts';
import heads from './heads.module.css';
import styles from './readers.module.css';
import { ShardHead } from './ShardHead';
import { StripLegend } from './StripLegend';

const w = words.readers;

/** From so many on, rows are one line each, in two columns where these fit. */
const COMPACT_FROM = 7;
/** More shards than these and only the open one has a head line and a strip. */
const MOST_SHARDS = 3;

/** All that read the stream, one row each; nothing while there is but one. */
export function Readers() {
  const live = useLive();
  const version = useFigure((state) => state.version);
  const openConsumer = useFigure((state) => state.openConsumer);
  // What was counted belongs to one past.
  const known = useMemo(() => ({ version, counter: new CallCounter() }), [version]);
  const { history, scenario, seed, t, openShard } = live;
  const readers = readersAt(history, scenario, seed, known.counter, t);
  if (readers.length < 2) return null;
  const all = history.shards.map((shard) => shard.index);
  const shards = all.length <= MOST_SHARDS ? all : [Math.min(openShard, all.length - 1)];
  const compact = readers.length >= COMPACT_FROM;
  return (
    <section
      className={compact ? `${styles.readers} ${styles.compact}` : styles.readers}
      // In two columns one reads down the first and then down the second.
      style={{ '--rows': Math.ceil(readers.length / 2) } as CSSProperties}
      aria-label={w.title}
    >
      <div className={heads.heads}>
        {shards.map((shard) => (
          <ShardHead key={shard} shard={shard} readers={readers} live={live} />
        ))}
        <StripLegend shards={shards} readers={readers} compact={compact} />
      </div>
      <CallStrips
        shards={shards}
        consumers={readers.map(({ consumer }) => consumer.id)}
        withGlyphs={!compact}
      >
        {readers.map((facts, place) => (
          <ReaderRow
            key={facts.consumer.id}
            facts={facts}
            open={facts.consumer.id === openConsumer}
            place={place}
          />
        ))}
      </CallStrips>
    </section>
  );
}
