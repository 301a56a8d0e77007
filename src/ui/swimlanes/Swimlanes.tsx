import { useCallback, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import {
  AGE_HEIGHT,
  AXIS_HEIGHT,
  FOLD_HEIGHT,
  ROW_HEIGHT,
  laneEndAt,
  layoutSwimlanes,
  type FoldBox,
  type RowBox,
  type SwimlaneBoxes,
} from '../../layout/swimlanes';
import { iteratorAgeAt, nameOfConsumer, readsNothingAt, shownShards } from '../../metrics';
import { words } from '../../words';
import { useFigure, useFigureStore, useRegionName } from '../figure-context';
import { formatDuration } from '../format';
import { useLive, type Live } from '../stage/use-live';
import { LaneCanvas } from './LaneCanvas';
import { RefusalLegend } from './RefusalLegend';
import { shownRows } from './shown-rows';
import styles from './swimlanes.module.css';
import { ZoomButtons } from './ZoomButtons';

const w = words.swimlanes;

const ORDER_STYLE = { all: styles.orderAll, 'per-key': styles.orderPerKey, none: styles.orderNone };

/** The lanes of the open consumer against time: what each did, and when. */
export function Swimlanes() {
  const live = useLive();
  const region = useRegionName(w.label);
  const { consumer, scenario, t } = live;
  const setting = consumer === undefined ? undefined : scenario.consumers[consumer.entry];
  const furthest = Math.max(
    t,
    useFigure((state) => state.furthest),
  );
  const [isOpen, setOpen] = useState(false);
  const { only, ...rows } = shownRows(live, furthest, isOpen);
  const boxes = useBoxes(JSON.stringify(rows));
  const canvas = useRef<HTMLCanvasElement>(null);
  // Nobody asked for it, so the window stays where it is.
  const goOn = useCallback(() => canvas.current?.focus({ preventScroll: true }), []);
  const description = useId();
  if (consumer === undefined || setting === undefined) return null;
  const name = nameOfConsumer(setting, consumer.ordinal);
  const label = consumer.type === 'lambda' ? w.drawing(name) : w.drawingOfReader(name);
  return (
    <section className={styles.swimlanes} aria-label={region}>
      <div className={styles.bar}>
        {only !== null && <ShardChoice shard={only} shards={shownShards(live.history, consumer, live.t)} />}
        <RefusalLegend live={live} />
        <ZoomButtons canvas={canvas} />
      </div>
      <p id={description} className="visually-hidden">
        {label} {w.keys}
      </p>
      <div className={styles.labels} style={{ height: boxes.height }}>
        <AgeLabel live={live} />
        {boxes.rows.map((row) => (
          <RowLabel key={`${row.shard} ${row.lane}`} row={row} />
        ))}
        {boxes.folds.map((fold) => (
          <FoldButton
            key={fold.shard}
            fold={fold}
            isOpen={isOpen}
            onPress={() => setOpen(!isOpen)}
            onGone={goOn}
          />
        ))}
      </div>
      <LaneCanvas boxes={boxes} describedBy={description} canvas={canvas} />
      <div className={styles.ends} style={{ height: boxes.height }}>
        {consumer.type === 'lambda' && (
          <>
            <span className={styles.endsHead} style={{ top: AXIS_HEIGHT + AGE_HEIGHT - 17 }}>
              {w.finished}
            </span>
            {boxes.rows.map((row) => (
              <RowEnd key={`${row.shard} ${row.lane}`} row={row} live={live} />
            ))}
          </>
        )}
      </div>
    </section>
  );
}

/** There are too many rows for all shards: here one is chosen. It is the open one of the stage, too. */
function ShardChoice({ shard, shards }: { readonly shard: number; readonly shards: readonly number[] }) {
  const { actions } = useFigureStore();
  return (
    <label className={styles.choice}>
      {w.shown}
      <select
        className={styles.select}
        aria-label={w.chooseShard}
        value={shard}
        onChange={(event) => actions.openShardRow(Number(event.target.value))}
      >
        {shards.map((index) => (
          <option key={index} value={index}>
            {w.shard(index)}
          </option>
        ))}
      </select>
      <span>{w.oneShardOf(shards.length)}</span>
    </label>
  );
}

/** The boxes of the rows, the same ones until the rows are others. */
function useBoxes(rows: string): SwimlaneBoxes {
  return useMemo(() => layoutSwimlanes(JSON.parse(rows)), [rows]);
}

function AgeLabel({ live: { history, consumer, t } }: { readonly live: Live }) {
  if (consumer === undefined) return null;
  // One that reads nothing has no such metric, as in its row and its tile.
  const readsNothing = readsNothingAt(history, consumer, t);
  const age = readsNothing ? words.readers.none : formatDuration(iteratorAgeAt(history, consumer, t));
  return (
    <span className={styles.age} style={{ top: AXIS_HEIGHT, height: AGE_HEIGHT - 4 }}>
      {w.age[consumer.type]}
      <strong>{age}</strong>
    </span>
  );
}

function RowLabel({ row }: { readonly row: RowBox }) {
  const [long, short] = w.row(row.shard, row.lane + 1);
  return (
    <span className={styles.rowLabel} style={{ top: row.top, height: ROW_HEIGHT }}>
      <span className={styles.long}>{long}</span>
      {short}
    </span>
  );
}

interface FoldButtonProps {
  readonly fold: FoldBox;
  readonly isOpen: boolean;
  readonly onPress: () => void;
  /** It goes, with the focus on it: that is when the last of its lanes is used. Always the same function. */
  readonly onGone: () => void;
}

/** The line for lanes in which nothing has ever been: it opens them, here and on the other shards. */
function FoldButton({ fold: { shard, lanes, top }, isOpen, onPress, onGone }: FoldButtonProps) {
  const [short, long] = w.idleLanes(lanes);
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const own = button.current;
    return () => {
      if (own !== null && document.activeElement === own) onGone();
    };
  }, [onGone]);
  return (
    <button
      ref={button}
      type="button"
      className={styles.fold}
      style={{ top, height: FOLD_HEIGHT }}
      aria-expanded={isOpen}
      aria-label={w.idleLanesOf(lanes, shard)}
      onClick={onPress}
    >
      {short}
      <span className={styles.long}>{long}</span>
    </button>
  );
}

function RowEnd({ row, live: { history, consumer, t } }: { readonly row: RowBox; readonly live: Live }) {
  if (consumer === undefined) return null;
  const { numbers, order } = laneEndAt(history, consumer, row, t);
  if (numbers.length === 0) {
    return (
      <span className={`${styles.end} ${styles.none}`} style={{ top: row.top, height: ROW_HEIGHT }}>
        {w.nothingYet}
      </span>
    );
  }
  return (
    <span className={`${styles.end} ${ORDER_STYLE[order]}`} style={{ top: row.top, height: ROW_HEIGHT }}>
      <span className={styles.numbers}>{w.sequence(numbers)}</span>
      {w.order[order]}
    </span>
  );
}
