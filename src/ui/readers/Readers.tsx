import { openOf, shownShards } from '../../metrics';
import { useState, type CSSProperties } from 'react';
import { words } from '../../words';
import { useFigure, useRegionName } from '../figure-context';
import type { Live } from '../stage/use-live';
import { CallStrips } from './CallStrips';
import { ReaderRow } from './ReaderRow';
import type { ReaderFacts } from './reader-facts';
import heads from './heads.module.css';
import styles from './readers.module.css';
import { ShardHead } from './ShardHead';
import { StripLegend } from './StripLegend';

const w = words.readers;

/** From so many on, rows are one line each, in two columns where these fit. */
const COMPACT_FROM = 7;
/** More shards than these and only the open one has a head line and a strip. */
const MOST_SHARDS = 3;
/** With room for one reader in full, more rows than these are not shown at first. */
const MOST_ROWS = 3;

interface Props {
  readonly live: Live;
  /** All of them, at the playhead. */
  readonly readers: readonly ReaderFacts[];
  readonly roomForOne: boolean;
}

/**
 * All that read the stream, one row each; nothing while there is but one. With room for one reader in full it follows
 * the stage, whose shard it speaks of: of many only the open one has a row, unless all are asked for.
 */
export function Readers({ live, readers, roomForOne }: Props) {
  const region = useRegionName(w.title);
  const openConsumer = useFigure((state) => state.openConsumer);
  const [showAll, setShowAll] = useState(false);
  const { history, openShard } = live;
  if (readers.length < 2) return null;
  const all = shownShards(history, live.consumer, live.t);
  const shards = all.length <= MOST_SHARDS && !roomForOne ? all : [openOf(all, openShard)];
  const some = roomForOne && readers.length > MOST_ROWS;
  const isOpen = ({ consumer }: ReaderFacts) => consumer.id === openConsumer;
  const rows = some && !showAll && readers.some(isOpen) ? readers.filter(isOpen) : readers;
  const compact = rows.length >= COMPACT_FROM;
  const form = compact ? styles.compact : roomForOne ? styles.tall : '';
  return (
    <section
      className={`${styles.readers} ${form}`}
      // In two columns one reads down the first and then down the second.
      style={{ '--rows': Math.ceil(rows.length / 2) } as CSSProperties}
      aria-label={region}
    >
      <div className={heads.heads}>
        {shards.map((shard) => (
          <ShardHead key={shard} shard={shard} readers={readers} live={live} />
        ))}
        <StripLegend shards={shards} readers={readers} live={live} compact={compact} />
      </div>
      <CallStrips shards={shards} consumers={rows.map(({ consumer }) => consumer.id)} withGlyphs={!compact}>
        {rows.map((facts) => (
          <ReaderRow
            key={facts.consumer.id}
            facts={facts}
            open={isOpen(facts)}
            // With an overview, its numbers are the keys.
            place={roomForOne ? null : readers.indexOf(facts)}
          />
        ))}
      </CallStrips>
      {some && (
        <button type="button" className={styles.all} onClick={() => setShowAll(!showAll)}>
          {showAll ? w.showOpen : w.showAll(readers.length)}
        </button>
      )}
    </section>
  );
}
