import { KeyGlyph } from '../../../ui/stage/KeyGlyph';
import { keyRingWords as w } from '../../../words/learn-widgets';
import { CSS_PALETTE } from './css-palette';
import { countByShard, type KeyPlace, type RingShard } from './key-place';
import styles from './ring.module.css';
import { BAND, GLYPH, HALF, NAMES, pointAt, tracksOf } from './ring-shape';

/** A key with its glyph. */
export interface RingKey extends KeyPlace {
  /** Which colour and shape it has. */
  readonly row: number;
  /** What stands on the glyph. */
  readonly label: string;
}

interface Props {
  readonly shards: readonly RingShard[];
  readonly most: number;
  readonly keys: readonly RingKey[];
  /** The one that is typed. */
  readonly shown: RingKey;
  readonly shownShard: number;
}

/** The 2^128 hash keys as a ring that the shards divide: borders move, keys do not. */
export function RingDrawing({ shards, most, keys, shown, shownShard }: Props) {
  const counts = countByShard(shards, keys);
  const tracks = tracksOf(keys.map(({ place }) => place));
  const { from, to } = shards[shownShard];
  return (
    <svg
      className={shards.length > 6 ? `${styles.ring} ${styles.many}` : styles.ring}
      viewBox={`${-HALF} ${-HALF} ${2 * HALF} ${2 * HALF}`}
      // A drawing of many parts that is one picture.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="img"
      aria-label={w.drawing(shards.length, counts, (index) => shards[index].shardId)}
    >
      <circle className={styles.band} r={BAND.middle} strokeWidth={BAND.outer - BAND.inner} />
      <Arc className={styles.held} radius={BAND.middle} from={from} to={to} />
      <circle className={styles.edge} r={BAND.inner} />
      <circle className={styles.edge} r={BAND.outer} />
      <Arc className={styles.travelled} radius={BAND.inner} from={0} to={shown.place} />
      {Array.from({ length: most }, (_, border) => (
        <line
          key={border}
          className={border === 0 ? styles.zero : styles.border}
          // Those that are not needed wait where the ring closes.
          transform={`rotate(${border < shards.length ? (border * 360) / shards.length : 360})`}
          y1={-BAND.inner}
          y2={-BAND.outer}
        />
      ))}
      <text className={styles.ends} textAnchor="end" x={-4} y={-BAND.inner + 16}>
        {w.end}
      </text>
      <text className={styles.ends} x={5} y={-BAND.inner + 16}>
        {w.start}
      </text>
      {shards.map(({ shardId }, index) => (
        <ShardName
          key={shardId}
          index={index}
          shards={shards.length}
          keys={counts[index]}
          isShown={index === shownShard}
        />
      ))}
      <Hand shown={shown} />
      {keys.map((key, index) => (
        <KeyMark key={key.key} ringKey={key} {...pointAt(key.place, tracks[index])} />
      ))}
    </svg>
  );
}

function Arc({
  className,
  radius,
  from,
  to,
}: {
  className: string | undefined;
  radius: number;
  from: number;
  to: number;
}) {
  return (
    <circle
      className={className}
      r={radius}
      transform="rotate(-90)"
      pathLength={1}
      strokeDasharray={`${to - from} 1`}
      strokeDashoffset={-from}
    />
  );
}

function ShardName({
  index,
  shards,
  keys,
  isShown,
}: {
  index: number;
  shards: number;
  keys: number;
  isShown: boolean;
}) {
  // A lone shard has the whole ring: its name stands below the middle.
  const { x, y } = pointAt((index + 0.5) / shards, shards > 4 ? NAMES.many : NAMES.few);
  return (
    <g className={isShown ? styles.shownName : styles.shardName} transform={`translate(${x} ${y})`}>
      <text textAnchor="middle" y={-1}>
        {w.shard(index)}
      </text>
      <text textAnchor="middle" y={13} className={styles.small}>
        {w.keys(keys)}
      </text>
    </g>
  );
}

/** A key's glyph with what stands on it. */
export function KeyMark({ ringKey: { row, label }, x, y }: { ringKey: RingKey; x: number; y: number }) {
  return (
    <g>
      <KeyGlyph keyRow={row} x={x} y={y} radius={GLYPH} palette={CSS_PALETTE} />
      <text className={styles.letter} textAnchor="middle" x={x} y={y + 3.6}>
        {label}
      </text>
    </g>
  );
}

/** The typed key outside the band, and its line across it. It goes round as a hand does; its letter stays upright. */
function Hand({ shown }: { shown: RingKey }) {
  const degrees = shown.place * 360;
  const out = BAND.outer + GLYPH + 10;
  return (
    <g className={styles.hand} transform={`rotate(${degrees})`}>
      <line y1={-BAND.inner + 7} y2={-out + GLYPH} />
      <g transform={`translate(0 ${-out})`}>
        <g className={styles.upright} transform={`rotate(${-degrees})`}>
          <KeyMark ringKey={shown} x={0} y={0} />
        </g>
      </g>
    </g>
  );
}

/** A key beside its name, in a line of text. */
export function KeyBadge({ ringKey }: { readonly ringKey: RingKey }) {
  const half = GLYPH + 3;
  return (
    <svg className={styles.badge} viewBox={`${-half} ${-half} ${2 * half} ${2 * half}`} aria-hidden="true">
      <KeyMark ringKey={ringKey} x={0} y={0} />
    </svg>
  );
}
