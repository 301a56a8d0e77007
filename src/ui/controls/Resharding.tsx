import { useId, useState, type ReactNode } from 'react';
import type { History, ReshardOrder, ShardHistory } from '../../engine';
import type { Micros } from '../../lib/time';
import { isUpdatingAt, lastReshardAt, shardIsOpenAt } from '../../metrics';
import { isHashKey } from '../../scenario';
import { words } from '../../words';
import { useFigure, useFigureStore } from '../figure-context';
import buttons from '../primitives/button.module.css';
import { Disclosure } from '../primitives/Disclosure';
import { hashKeyLabel, rangeEndLabel } from '../stage/hash-key-label';
import { useSaid } from '../stage/use-said';
import styles from './controls.module.css';
import { betweenKeys, middleOf, sharesOf } from './split-key';

const w = words.reshardingPanel;

/** Splits, merges and counts shards from the playhead on, as AWS's three operations do, and says what AWS answers. */
export function Resharding() {
  return <Disclosure summary={w.heading}>{() => <Operations />}</Disclosure>;
}

function Operations() {
  const store = useFigureStore();
  const time = useFigure((state) => state.time);
  const mode = useFigure((state) => state.scenario.stream.streamMode);
  // The history is the same object; a change of it is another version.
  useFigure((state) => state.version);
  const { history } = store.live();
  const open = history.shards
    .filter((shard) => shardIsOpenAt(shard, time))
    .sort((a, b) => (a.range.start < b.range.start ? -1 : 1));
  const ask = (order: ReshardOrder) => store.actions.reshard(order);
  return (
    <div className={styles.operations}>
      <p className={styles.help}>
        {w.status(open.length, isUpdatingAt(history, time))}. {mode === 'ON_DEMAND' ? w.onDemand : w.help}
      </p>
      <OneShard history={history} open={open} time={time} ask={ask} />
      <Count open={open.length} ask={ask} />
      <Answer history={history} time={time} />
    </div>
  );
}

type Ask = (order: ReshardOrder) => void;

/** One shard: split it, or merge it with the next one. */
function OneShard({
  history,
  open,
  time,
  ask,
}: {
  readonly history: History;
  readonly open: readonly ShardHistory[];
  readonly time: Micros;
  readonly ask: Ask;
}) {
  const id = useId();
  const [chosen, choose] = useState(-1);
  const [typed, setTyped] = useState<string | null>(null);
  const place = Math.max(
    0,
    open.findIndex(({ index }) => index === chosen),
  );
  const shard = open[place];
  const next = open.at(place + 1);
  const between = betweenKeys(history, shard, time);
  const at = typed ?? middleOf(shard).toString();
  const isWhole = isHashKey(at);
  const shares = sharesOf(history, time);
  return (
    <>
      <Labelled id={`${id}shard`} label={w.shard}>
        <select
          id={`${id}shard`}
          className={styles.select}
          value={shard.index}
          onChange={(event) => {
            choose(Number(event.target.value));
            setTyped(null);
          }}
        >
          {open.map(({ index, range: { start, end } }) => (
            <option key={index} value={index}>
              {w.shardOption(
                index,
                words.stage.hashKeysShort(hashKeyLabel(start), rangeEndLabel(end)),
                shares[index] === null ? '' : w.share(shares[index]),
              )}
            </option>
          ))}
        </select>
      </Labelled>
      <Labelled id={`${id}at`} label={w.at}>
        <input
          id={`${id}at`}
          className={`${styles.text} ${styles.hashKey}`}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          spellCheck={false}
          value={at}
          aria-invalid={!isWhole}
          onChange={(event) => setTyped(event.target.value.trim())}
        />
      </Labelled>
      <div className={styles.buttons}>
        <button type="button" className={buttons.button} onClick={() => setTyped(null)}>
          {w.middle}
        </button>
        <button
          type="button"
          className={buttons.button}
          disabled={between === null}
          onClick={() => setTyped(between?.toString() ?? null)}
        >
          {w.betweenKeys}
        </button>
      </div>
      <div className={styles.buttons}>
        <button
          type="button"
          className={buttons.button}
          disabled={!isWhole}
          onClick={() => ask({ do: 'splitShard', shardId: shard.shardId, newStartingHashKey: at })}
        >
          {w.split}
        </button>
        <button
          type="button"
          className={buttons.button}
          disabled={next === undefined}
          onClick={() =>
            next && ask({ do: 'mergeShards', shardId: shard.shardId, adjacentShardId: next.shardId })
          }
        >
          {next === undefined ? w.noNeighbour : w.merge(next.index)}
        </button>
      </div>
    </>
  );
}

/** A control below its name. */
function Labelled({
  id,
  label,
  children,
}: {
  readonly id: string;
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles.field}>
      <div className={styles.head}>
        <label htmlFor={id}>{label}</label>
      </div>
      {children}
    </div>
  );
}

/** UpdateShardCount. */
function Count({ open, ask }: { readonly open: number; readonly ask: Ask }) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const count = typed ?? String(2 * open);
  const isCount = /^[1-9]\d{0,3}$/.test(count);
  return (
    <Labelled id={id} label={w.count}>
      <div className={styles.buttons}>
        <input
          id={id}
          className={styles.text}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          value={count}
          aria-invalid={!isCount}
          onChange={(event) => setTyped(event.target.value.trim())}
        />
        <button
          type="button"
          className={buttons.button}
          disabled={!isCount}
          onClick={() => {
            ask({ do: 'updateShardCount', targetShardCount: Number(count) });
            setTyped(null);
          }}
        >
          {w.setCount}
        </button>
      </div>
    </Labelled>
  );
}

/** What AWS answered last, in its words. */
function Answer({ history, time }: { readonly history: History; readonly time: Micros }) {
  const last = lastReshardAt(history, time);
  const operation = last === null ? '' : words.resharding.operation(last.do);
  const text =
    last === null
      ? ''
      : last.refusal === null
        ? w.accepted(operation)
        : w.refused(operation, last.refusal.exception, last.refusal.message);
  const isNew = last !== null && (last.refusal !== null || isUpdatingAt(history, time));
  useSaid(`resharding ${last?.at ?? ''}`, isNew ? text : '');
  if (!isNew) return null;
  return <p className={last.refusal === null ? styles.help : styles.error}>{text}</p>;
}
