import { memo, useEffect, useMemo, useRef } from 'react';
import { fillFrame, makeFrame, type StageBoxes } from '../../layout';
import type { Beat } from '../../metrics';
import { happeningsAt, lanesOf } from '../../narration';
import { paintStage } from '../../paint';
import { restedAt } from '../../timeline';
import { whenFontsCome } from '../canvas/when-fonts-come';
import { useFigure, useFigureStore } from '../figure-context';
import { css } from '../stage/classes';
import { LaneRow } from '../stage/LaneRow';
import { failuresOf, liveOf, type Live } from '../stage/live';
import { markLabels } from '../stage/mark-labels';
import { rangeWords, Tape } from '../stage/ShardBlock';
import { laneFacts } from '../stage/shard-facts';
import { CANVAS_WORDS } from '../stage/stage-painter';
import { usePalette } from '../stage/use-palette';
import { stillBoxes } from './still-boxes';
import styles from './storyboard.module.css';

/** What a moment has changed, as it stands then: drawn once, and not again while the past stays as it is. */
export const StillPicture = memo(function StillPicture({
  at,
  shard,
  width,
}: Beat & { readonly width: number }) {
  const store = useFigureStore();
  const version = useFigure((state) => state.version);
  const openConsumer = useFigure((state) => state.openConsumer);
  const palette = usePalette();
  const { live, boxes } = useMemo(() => {
    // Speed is how fast one watches: a still is watched as slowly as one likes.
    const now = liveOf(store.at(at), at, { openConsumer, openShard: shard, speed: 1 });
    const changed = lanesOf(happeningsAt(now.history, now.consumer, shard, at));
    return { version, live: now, boxes: stillBoxes(now, shard, changed, width) };
  }, [store, at, shard, openConsumer, version, width]);
  return (
    <span className={styles.picture} aria-hidden="true">
      <svg
        className={css('stage-structure')}
        width={boxes.width}
        height={boxes.height}
        viewBox={`0 0 ${boxes.width} ${boxes.height}`}
      >
        <Tape
          boxes={boxes.shards[shard]}
          shardId={live.history.shards[shard].shardId}
          range={rangeWords(live.history.shards[shard])}
          beside={0}
        />
        <Lanes boxes={boxes} live={live} shard={shard} palette={palette} />
      </svg>
      <StillCanvas boxes={boxes} live={live} palette={palette} />
    </span>
  );
});

type Palette = ReturnType<typeof usePalette>;

function Lanes({
  boxes,
  live,
  shard,
  palette,
}: {
  readonly boxes: StageBoxes;
  readonly live: Live;
  readonly shard: number;
  readonly palette: Palette;
}) {
  const { consumer, history } = live;
  if (consumer === undefined) return null;
  return boxes.shards[shard].lanes.map((lane, index) =>
    lane.lane.y < 0 ? null : (
      <LaneRow
        key={index}
        shard={shard}
        index={index}
        boxes={lane}
        facts={laneFacts(live, consumer, shard, index)}
        keyName={(key) => history.keys[key].partitionKey}
        palette={palette}
      />
    ),
  );
}

function StillCanvas({
  boxes,
  live,
  palette,
}: {
  readonly boxes: StageBoxes;
  readonly live: Live;
  readonly palette: Palette;
}) {
  const ref = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const canvas = ref.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    let mounted = true;
    const draw = () => {
      if (!mounted) return;
      const ratio = window.devicePixelRatio || 1;
      canvas.width = Math.round(boxes.width * ratio);
      canvas.height = Math.round(boxes.height * ratio);
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      const frame = makeFrame();
      const { history, consumer, seed, speed, t } = live;
      const failures = failuresOf(live.scenario, consumer);
      fillFrame(frame, boxes, { history, consumer, seed, speed, t, moves: restedAt(t), failures });
      paintStage(context, palette, boxes, frame, { ...CANVAS_WORDS, marks: markLabels(live, boxes) });
    };
    draw();
    // Fonts may come later than the first stills.
    whenFontsCome(draw);
    return () => {
      mounted = false;
    };
  }, [boxes, live, palette]);
  return <canvas ref={ref} />;
}
