import { useMemo } from 'react';
import { MICROS_PER_SECOND } from '../../lib/time';
import { layoutStage, type StageBoxes } from '../../layout';
import { arrivedAt, processedUpTo, readUpTo, runningAt, shardAgeAt, unfinishedAt } from '../../metrics';
import type { MarkLabels } from '../../paint';
import { words as catalogue } from '../../words';
import { ClosedShard } from './ClosedShard';
import { ShardBlock } from './ShardBlock';
import { stageShapeOf } from './stage-shape';
import { StageCanvas } from './StageCanvas';
import { useLive, type Live } from './use-live';
import { usePalette } from './use-palette';
import { useWidth } from './use-width';
import { css } from './classes';

const words = catalogue.stage;

/** The stage: stream, event source mapping, Lambda, from left to right. */
export function Stage() {
  const live = useLive();
  const palette = usePalette();
  const [ref, width] = useWidth<HTMLDivElement>();
  const shape = stageShapeOf(live);
  const shapeKey = JSON.stringify(shape);
  const boxes = useMemo(() => layoutStage(JSON.parse(shapeKey), Math.max(300, width)), [shapeKey, width]);
  const labels = live.history.shards.map((shard) => markLabels(live, shard.index));
  return (
    <div className={css('stage')} ref={ref} style={{ height: boxes.height }}>
      {width > 0 && (
        <>
          <svg
            className={css('stage-structure')}
            width={boxes.width}
            height={boxes.height}
            aria-label={words.label}
          >
            {boxes.wide && <ColumnHeads boxes={boxes} live={live} />}
            {boxes.shards.map((shard) =>
              shard.open ? (
                <ShardBlock key={shard.index} boxes={shard} live={live} palette={palette} />
              ) : null,
            )}
          </svg>
          <StageCanvas stage={boxes} palette={palette} labels={labels} />
          {boxes.shards.map((shard) =>
            shard.open ? null : <ClosedShard key={shard.index} boxes={shard} live={live} />,
          )}
        </>
      )}
    </div>
  );
}

function markLabels(live: Live, shard: number): MarkLabels | undefined {
  const { history, consumer, t } = live;
  if (consumer === undefined) return undefined;
  const age = shardAgeAt(history, consumer, shard, t) / 1_000;
  const done = processedUpTo(history, consumer, shard, t);
  const log = history.shards[shard];
  const oldest = done < arrivedAt(log, t) ? (t - log.records.arrivedAt.data[done]) / MICROS_PER_SECOND : 0;
  const processed = words.mark(
    words.metric[consumer.type],
    age,
    unfinishedAt(history, consumer, shard, t),
    oldest,
  );
  return { processed, read: readUpTo(history, consumer, shard, t) > done ? words.readMark : '' };
}

function ColumnHeads({ boxes, live }: { readonly boxes: StageBoxes; readonly live: Live }) {
  const { scenario, history, consumer, t } = live;
  const { streamName, retentionPeriodHours } = scenario.stream;
  const setting = consumer === undefined ? undefined : scenario.consumers[consumer.entry];
  const head = (at: { x: number; y: number }, title: string, line: string) => (
    <g>
      <text x={at.x} y={at.y} className={css('column-head')}>
        {title}
      </text>
      <text x={at.x} y={at.y + 17} className={css('soft')}>
        {line}
      </text>
    </g>
  );
  const lanes = consumer?.shards.flatMap((shard) => shard.lanes) ?? [];
  const busy = lanes.filter((lane) => runningAt(lane, t) >= 0).length;
  let warm = 0;
  for (const { invocations } of lanes) {
    for (let row = 0; row < invocations.environment.length && invocations.startsAt.data[row] <= t; row++) {
      warm = Math.max(warm, invocations.environment.data[row] + 1);
    }
  }
  const isLambda = setting?.type === 'lambda';
  const polls = setting?.enhancedFanOut === true ? words.pushLine : words.pollsLine;
  return (
    <g>
      {head(
        boxes.stream,
        words.stream,
        words.streamLine(streamName, history.shards.length, retentionPeriodHours),
      )}
      {isLambda && head(boxes.mapping, words.mapping, polls(setting.name))}
      {isLambda && head(boxes.lambda, words.lambda, words.lambdaLine(warm, busy))}
    </g>
  );
}
