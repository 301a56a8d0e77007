import { useLayoutEffect, useState, type KeyboardEvent, type RefObject } from 'react';
import { STILL_WIDTH } from '../../layout';
import { MICROS_PER_SECOND } from '../../lib/time';
import type { Beat } from '../../metrics';
import { captionOf, happeningsAt } from '../../narration';
import { words } from '../../words';
import { useFigure, useFigureStore, useRegionName } from '../figure-context';
import { Icon } from '../primitives/Icon';
import { RoundButton } from '../primitives/RoundButton';
import { useSaid } from '../stage/use-said';
import { useWidth } from '../stage/use-width';
import { useInSight } from './in-sight';
import { StillPicture } from './StillPicture';
import styles from './storyboard.module.css';
import { useShowsStills } from './use-shows-stills';
import { currentOf, useStrip } from './use-strip';

const w = words.storyboard;

/** The run as stills with captions, from the playhead on; nothing unless they are asked for. */
export function Storyboard() {
  return useShowsStills() ? <Strip /> : null;
}

function Strip() {
  const store = useFigureStore();
  const region = useRegionName(w.label);
  const { actions, getState } = store;
  const beats = useStrip();
  const time = useFigure((state) => state.time);
  const current = currentOf(beats, time);
  const [root, seen] = useInSight<HTMLElement>();
  const [list, width] = useWidth<HTMLOListElement>();
  const [nothing, setNothing] = useState(false);
  useKeptInSight(list, current, beats.at(current)?.at, seen ? width : 0);

  useSaid(nothing ? w.nothing : '', nothing ? w.nothing : '');

  const show = (beat: Beat) => {
    actions.pause();
    // Where there is room for one shard only, it is the one that is told of.
    if (getState().openShard !== beat.shard) actions.openShardRow(beat.shard);
    actions.seek(beat.at);
  };
  const go = (direction: 1 | -1) => {
    const beat = store.beat(direction, time);
    setNothing(beat === null);
    if (beat === null) return;
    show(beat);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = DIRECTIONS[event.key];
    if (direction === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    // The figure's own keys mean something else.
    event.stopPropagation();
    go(direction);
  };
  return (
    <section className={styles.storyboard} aria-label={region} ref={root} data-storyboard="">
      <div className={styles.head}>
        <h2>{w.label}</h2>
        <p data-help={!nothing}>{nothing ? w.nothing : w.help}</p>
        <RoundButton label={w.earlier} onClick={() => go(-1)}>
          <Icon name="step-back" size={16} />
        </RoundButton>
        <RoundButton label={w.later} onClick={() => go(1)}>
          <Icon name="step-forward" size={16} />
        </RoundButton>
      </div>
      {/* The keys are those of the buttons in it: what has the focus hears them. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ol className={styles.strip} ref={list} onKeyDown={onKeyDown}>
        {beats.map((beat, index) => (
          <Still
            // By its place: a button that has the focus keeps it when another strip begins.
            key={index}
            beat={beat}
            onShow={show}
            width={seen ? pictureWidth(width) : 0}
            isCurrent={beat.at === beats[current]?.at}
            inOrder={index === Math.max(0, current)}
          />
        ))}
      </ol>
    </section>
  );
}

/** How much of a still stands around its picture. */
const EDGES = 26;
/** Where there is no room for a whole one, something of the next still is seen: there is more. */
const SHARE_OF_A_STRIP = 0.84;

function pictureWidth(strip: number): number {
  return Math.min(STILL_WIDTH, Math.round(strip * SHARE_OF_A_STRIP) - EDGES);
}

const DIRECTIONS: Readonly<Record<string, 1 | -1 | undefined>> = { ArrowRight: 1, ArrowLeft: -1 };

/** What is seen of the strip beside the still that is shown: whoever looks sees where it ends. */
const EDGE = 10;

/** The still of the playhead is scrolled to, and has the focus when another one of the strip had it. */
function useKeptInSight(
  list: RefObject<HTMLOListElement | null>,
  current: number,
  /** Its moment: in another strip another still stands at the same place. */
  moment: number | undefined,
  /** Of the strip; 0 until its pictures are drawn, which make it another one. */
  width: number,
): void {
  // With the picture that shows it: no one sees the strip jump.
  useLayoutEffect(() => {
    const strip = list.current;
    const still = moment === undefined ? null : strip?.children.item(current);
    if (!strip || !(still instanceof HTMLElement)) return;
    if (strip.contains(document.activeElement)) still.querySelector('button')?.focus({ preventScroll: true });
    if (width === 0) return;
    // Only the strip scrolls: the page stays where its reader is.
    const [one, all] = [still.getBoundingClientRect(), strip.getBoundingClientRect()];
    const before = one.left - all.left - EDGE;
    const behind = one.right - all.right + EDGE;
    if (before < 0) strip.scrollBy({ left: before });
    else if (behind > 0) strip.scrollBy({ left: Math.min(behind, before) });
  }, [list, current, moment, width]);
}

function Still({
  beat,
  onShow,
  width,
  isCurrent,
  inOrder,
}: {
  readonly beat: Beat;
  readonly onShow: (beat: Beat) => void;
  /** Of the picture; 0: not drawn, because nobody has seen the strip yet. */
  readonly width: number;
  readonly isCurrent: boolean;
  /** Whether the Tab key stops here; the arrow keys go on from it. */
  readonly inOrder: boolean;
}) {
  const store = useFigureStore();
  const openConsumer = useFigure((state) => state.openConsumer);
  const { history } = store.live();
  const happenings = happeningsAt(history, history.consumers[openConsumer], beat.shard, beat.at);
  const seconds = beat.at / MICROS_PER_SECOND;
  const isOneOfSeveral = history.shards.length > 1;
  return (
    <li>
      <button
        type="button"
        className={styles.still}
        aria-current={isCurrent ? 'step' : undefined}
        tabIndex={inOrder ? 0 : -1}
        onClick={() => onShow(beat)}
      >
        {width > 0 && <StillPicture at={beat.at} shard={beat.shard} width={width} />}
        <span className={styles.when}>
          <time dateTime={`PT${seconds}S`}>{w.when(seconds)}</time>
          {isOneOfSeveral && ` · ${w.shard(beat.shard)}`}
        </span>
        <span className={styles.caption}>{captionOf(happenings)}</span>
      </button>
    </li>
  );
}
