import { useId, useRef } from 'react';
import buttons from '../../../ui/primitives/button.module.css';
import { Slider } from '../../../ui/primitives/Slider';
import { LiveRegion } from '../../../ui/stage/LiveRegion';
import { useSaid } from '../../../ui/stage/use-said';
import { keyRingWords as w } from '../../../words/learn-widgets';
import { countByShard, NUMBER_KEYS } from './key-place';
import styles from './key-ring.module.css';
import { KeyWay } from './KeyWay';
import { RingDrawing } from './RingDrawing';
import { ShardKeys } from './ShardKeys';
import { MOST_KEPT, MOST_SHARDS, useKeyRing, type KeyRingState } from './use-key-ring';

/** A partition key's way to its shard, for a key of one's own. */
export function KeyRing() {
  const ring = useKeyRing();
  const { shown, shards, shownShard, keys, showsNumbers, remove } = ring;
  const result = resultOf(ring);
  // What is wrong with the field is told before what is still shown.
  const error = errorOf(ring);
  const said = error === '' ? result : error;
  useSaid(said, said);
  return (
    <section className={styles.keyRing} aria-label={w.name}>
      {/* A figure on the same page may have one: the first of them speaks. */}
      <LiveRegion />
      <KeyField ring={ring} error={error} />
      <div className={styles.picture}>
        <RingDrawing shards={shards} most={MOST_SHARDS} keys={keys} shown={shown} shownShard={shownShard} />
        <div className={styles.beside}>
          <KeyWay place={shown} shard={shards[shownShard]} />
          <ShardCount ring={ring} />
        </div>
      </div>
      <p className={styles.result}>{result}</p>
      <ShardKeys shards={shards} keys={keys} {...(showsNumbers ? {} : { onRemove: remove })} />
    </section>
  );
}

function KeyField({ ring, error }: { readonly ring: KeyRingState; readonly error: string }) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        ring.keep();
        // The next key takes the place of this one as soon as it is typed.
        input.current?.select();
      }}
    >
      <label htmlFor={id}>{w.field}</label>
      <div className={styles.line}>
        <input
          ref={input}
          id={id}
          className={styles.typed}
          type="text"
          value={ring.typed}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          aria-invalid={ring.fault !== null}
          aria-describedby={`${id}help ${id}error`}
          onChange={({ target }) => ring.type(target.value)}
        />
        <button type="submit" className={`${buttons.button} ${buttons.primary}`}>
          {w.keep}
        </button>
        <button type="button" className={buttons.button} onClick={() => ring.showNumbers(!ring.showsNumbers)}>
          {ring.showsNumbers ? w.ownKeys : w.numbers(NUMBER_KEYS.length)}
        </button>
      </div>
      <p id={`${id}help`} className={styles.note}>
        {w.fieldHelp} {noteOf(ring)}
      </p>
      <p id={`${id}error`} className={styles.error} hidden={error === ''}>
        {error}
      </p>
    </form>
  );
}

function ShardCount({ ring: { shards, setShards } }: { readonly ring: KeyRingState }) {
  const id = useId();
  return (
    <div className={styles.count}>
      <p>
        <label htmlFor={id}>{w.shards}</label>
        <span className={styles.value}>{shards.length}</span>
      </p>
      <Slider
        id={id}
        describedBy={`${id}help`}
        min={1}
        max={MOST_SHARDS}
        step={1}
        value={shards.length}
        onInput={setShards}
      />
      <p id={`${id}help`} className={styles.note}>
        {w.shardsHelp}
      </p>
    </div>
  );
}

function errorOf({ fault }: KeyRingState): string {
  if (fault === null) return '';
  return fault === 'empty' ? w.empty : w.tooLong(fault.characters);
}

/** Why the typed key cannot be kept as well. */
function noteOf({ isKept, isFull, showsNumbers, shown }: KeyRingState): string {
  if (showsNumbers) return '';
  if (isKept) return w.kept(shown.key);
  return isFull ? w.full(MOST_KEPT) : '';
}

function resultOf({ showsNumbers, shown, shards, shownShard, keys }: KeyRingState): string {
  const shardIdOf = (index: number) => shards[index].shardId;
  if (showsNumbers) return w.numbersResult(keys.length, countByShard(shards, keys), shardIdOf);
  const { shardId, from, to } = shards[shownShard];
  return w.result(shown.key, shardId, shown.place, from, to);
}
