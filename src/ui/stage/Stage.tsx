import { useMemo, useState } from 'react';
import { layoutStage, WIDE_FROM, type ShardBoxes, type StageBoxes } from '../../layout';
import { processedUpTo, readUpTo, lastRowAt, runningAt } from '../../metrics';
import type { MarkLabels } from '../../paint';
import { words as catalogue } from '../../words';
import { AssumptionMarks } from '../assumptions/AssumptionMarks';
import { markedShard } from '../assumptions/mark-places';
import { useFigureStore } from '../figure-context';
import { behindWords } from './behind-words';
import { place } from './places';
import { ShardBlock } from './ShardBlock';
import { ShardRow } from './ShardRow';
import { ShardSwitcher, SWITCHER_WIDTH } from './ShardSwitcher';
import { MOST_ROWS, stageShapeOf } from './stage-shape';
import { StageCanvas } from './StageCanvas';
import { StagePicker } from './StagePicker';
import { StageRecords } from './stage-records';
import { firstFitting } from './text-room';
import { useLive, type Live } from './use-live';
import { usePalette } from './use-palette';
import { useStageMotion } from './use-stage-motion';
import { useLowWindow } from './use-low-window';
import { useWidth } from './use-width';
import { css } from './classes';

const words = catalogue.stage;

/** The stage: stream, event source mapping, Lambda, from left to right. */
export function Stage() {
  const live = useLive();
  const palette = usePalette();
  const { actions } = useFigureStore();
  const [ref, width] = useWidth<HTMLDivElement>();
  const [showAll, setShowAll] = useState(false);
  const [records] = useState(() => new StageRecords());
  const low = useLowWindow();
  const oneAtATime = low || width < WIDE_FROM;
  const shape = stageShapeOf(live, showAll, oneAtATime);
  const shapeKey = JSON.stringify(shape);
  const boxes = useMemo(() => layoutStage(JSON.parse(shapeKey), Math.max(300, width)), [shapeKey, width]);
  const motion = useStageMotion(ref, boxes);
  const switched = oneAtATime && boxes.shards.length > 1;
  const opened = boxes.shards.find((shard) => shard.open);
  const labels = boxes.shards.map((shard) => (shard.open ? markLabels(live, shard) : undefined));
  const open = (shard: number) => {
    actions.openShardRow(shard);
    // Where what it opened stands on top, out of sight perhaps, whoever reads goes there.
    if (!oneAtATime) return;
    ref.current?.focus({ preventScroll: true });
    ref.current?.scrollIntoView({ block: 'start' });
  };
  return (
    <div className={css('stage')} ref={ref} style={{ height: boxes.height }} tabIndex={-1}>
      {width > 0 && (
        <>
          <svg
            className={css('stage-structure')}
            width={boxes.width}
            height={boxes.height}
            // A drawing whose words are to be read: an image would hide them.
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
            role="group"
            aria-label={words.label}
          >
            {boxes.wide && <ColumnHeads boxes={boxes} live={live} />}
            <Legend {...boxes.legend} wide={boxes.wide} />
            {boxes.shards.map((shard) =>
              shard.open || shard.row === null ? null : (
                <g key={shard.index} data-place={place.row(shard.index)}>
                  <rect {...shard.tape} rx={4} className={css('tape row-tape')} />
                </g>
              ),
            )}
            {boxes.shards.map((shard) =>
              shard.open ? (
                <ShardBlock
                  key={shard.index}
                  boxes={shard}
                  marked={shard.index === markedShard(boxes)}
                  live={live}
                  palette={palette}
                  beside={switched ? SWITCHER_WIDTH : 0}
                />
              ) : null,
            )}
          </svg>
          <AssumptionMarks boxes={boxes} live={live} />
          <StageCanvas stage={boxes} motion={motion} records={records} palette={palette} labels={labels} />
          <StagePicker stage={boxes} records={records} surface={ref} />
          {boxes.shards.map((shard) =>
            shard.row === null ? null : (
              <ShardRow key={shard.index} boxes={shard} live={live} onOpen={open} />
            ),
          )}
          {/* One for all shards: its buttons keep the focus. */}
          {switched && opened !== undefined && <ShardSwitcher boxes={opened} shards={boxes.shards.length} />}
          {boxes.unlisted !== null && (
            <RowsButton stage={boxes} all={showAll} onToggle={() => setShowAll(!showAll)} />
          )}
        </>
      )}
    </div>
  );
}

/** Of many shards only some have a row; a button brings the others, and takes them away again. */
function RowsButton({
  stage: { unlisted, shards },
  all,
  onToggle,
}: {
  readonly stage: StageBoxes;
  readonly all: boolean;
  readonly onToggle: () => void;
}) {
  if (unlisted === null) return null;
  const listed = shards.filter((shard) => shard.row !== null).length;
  return (
    <div
      className={css('rows')}
      data-place={place.rows}
      style={{ left: unlisted.x, top: unlisted.y, width: unlisted.width, height: unlisted.height }}
    >
      <span>{words.rowsOf(listed, shards.length)}</span>
      <button type="button" className={css('rows-button')} onClick={onToggle}>
        {all ? words.showFewer(MOST_ROWS) : words.showAll(shards.length)}
      </button>
    </div>
  );
}

/** What the outlined records are: at the end of the stream's head, or below the lanes. */
function Legend({ x, y, width, wide }: StageBoxes['legend'] & { readonly wide: boolean }) {
  return (
    <text x={wide ? x + width : x} y={y} textAnchor={wide ? 'end' : 'start'} className={css('small soft')}>
      {firstFitting(words.legend, width, 'text')}
    </text>
  );
}

/** A pill's letters are a little larger than those that are measured, and it has edges. */
const PILL_SCALE = 1.1;
const PILL_EDGES = 18;

function markLabels(live: Live, { index, tape }: ShardBoxes): MarkLabels | undefined {
  const { history, consumer, t } = live;
  if (consumer === undefined) return undefined;
  const room = (tape.width - PILL_EDGES) / PILL_SCALE;
  const processed = firstFitting(behindWords(history, consumer, index, t), room, 'text');
  const ahead = readUpTo(history, consumer, index, t) > processedUpTo(history, consumer, index, t);
  return { processed, read: ahead ? words.readMark : '' };
}

function ColumnHeads({ boxes, live }: { readonly boxes: StageBoxes; readonly live: Live }) {
  const { scenario, history, consumer, t } = live;
  const { streamName, retentionPeriodHours } = scenario.stream;
  const setting = consumer === undefined ? undefined : scenario.consumers[consumer.entry];
  const head = (column: 'stream' | 'mapping' | 'lambda', title: string, line: string) => (
    <g data-place={place.head(column)}>
      <text x={boxes[column].x} y={boxes[column].y} className={css('column-head')}>
        {title}
      </text>
      <text x={boxes[column].x} y={boxes[column].y + 17} className={css('soft')}>
        {line}
      </text>
    </g>
  );
  const lanes = consumer?.shards.flatMap((shard) => shard.lanes) ?? [];
  const busy = lanes.filter((lane) => runningAt(lane, t) >= 0).length;
  const warm = consumer === undefined ? 0 : lastRowAt(consumer.environmentsMadeAt, t) + 1;
  const isLambda = setting?.type === 'lambda';
  const polls = setting?.enhancedFanOut === true ? words.pushLine : words.pollsLine;
  return (
    <g>
      {head(
        'stream',
        words.stream,
        words.streamLine(streamName, history.shards.length, retentionPeriodHours),
      )}
      {isLambda && head('mapping', words.mapping, polls(setting.name))}
      {isLambda && head('lambda', words.lambda, words.lambdaLine(warm, busy))}
    </g>
  );
}
