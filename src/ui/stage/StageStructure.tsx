import { hasPoison } from '../../engine';
import { averagingSpan, isAveraged, paceAt, showsEarlier, type StageBoxes } from '../../layout';
import {
  busyShare,
  environmentsAt,
  isUpdatingAt,
  nameOfConsumer,
  openShardsAt,
  runningAt,
  startingAt,
} from '../../metrics';
import type { Palette } from '../../paint';
import { words as catalogue } from '../../words';
import { css } from './classes';
import { headLine } from './head-line';
import { consumerAt, failuresOf, type Live } from './live';
import { place } from './places';
import { ShardBlock } from './ShardBlock';
import { coldStartOf, keptSeconds } from './environments';
import { givenUpWords } from './given-up-words';
import { firstFitting } from './text-room';

const words = catalogue.stage;

/** All that is structure on the stage, the inside of an SVG: a pure function, on the page and for a file alike. */
export function StageStructure({
  boxes,
  live,
  palette,
  beside,
  marked = null,
}: {
  readonly boxes: StageBoxes;
  readonly live: Live;
  readonly palette: Palette;
  /** Pixels at the end of a shard's title that others need. */
  readonly beside: number;
  /** The shard in whose head there is room for what is assumed; left out: none, where nothing can be pressed. */
  readonly marked?: number | null;
}) {
  return (
    <>
      {boxes.wide && <ColumnHeads boxes={boxes} live={live} />}
      <Legend at={boxes.legend} wide={boxes.wide} forms={legendOf(boxes, live)} />
      {boxes.chipsHead !== null && (
        <text x={boxes.chipsHead.x} y={boxes.chipsHead.y + 13} className={css('small soft')}>
          {firstFitting(
            words.chipsHead(boxes.shards.filter(({ row }) => row !== null).length),
            boxes.chipsHead.width,
            'text',
          )}
        </text>
      )}
      {boxes.shards.map((shard) =>
        shard.open || shard.row === null ? null : (
          <g key={shard.index} data-place={place.row(shard.index)}>
            <rect
              {...shard.tape}
              rx={4}
              className={css(
                live.history.shards[shard.index].closedAt <= live.t
                  ? 'tape row-tape tape-closed'
                  : 'tape row-tape',
              )}
            />
          </g>
        ),
      )}
      {boxes.shards.map((shard) =>
        shard.open ? (
          <ShardBlock
            key={shard.index}
            boxes={shard}
            marked={shard.index === marked}
            live={live}
            palette={palette}
            beside={beside}
          />
        ) : null,
      )}
    </>
  );
}

function hasEarlier({ shards }: StageBoxes, { history, consumer, speed, t }: Live): boolean {
  return consumer !== undefined && shards.some((shard) => showsEarlier(history, consumer, shard, speed, t));
}

function legendOf(boxes: StageBoxes, live: Live): readonly string[] {
  const failures = failuresOf(live.scenario, live.consumer);
  const isPale = hasEarlier(boxes, live);
  if (failures !== undefined && hasPoison(failures))
    return isPale ? words.legendWithBoth : words.legendWithPoison;
  return isPale ? words.legendWithEarlier : words.legend;
}

/** What the outlined records are, the pale ones, and those with a cross: at the end of the stream's head, or below the lanes. */
function Legend({
  at: { x, y, width },
  wide,
  forms,
}: {
  readonly at: StageBoxes['legend'];
  readonly wide: boolean;
  /** From the fullest to the shortest. */
  readonly forms: readonly string[];
}) {
  return (
    <text x={wide ? x + width : x} y={y} textAnchor={wide ? 'end' : 'start'} className={css('small soft')}>
      {firstFitting(forms, width, 'text')}
    </text>
  );
}

/** A reader, and which one of how many. */
function among(name: string, { history, consumer, t }: Live): string {
  const there = history.consumers.filter((_, row) => consumerAt(history, row, t) !== undefined);
  return there.length < 2
    ? name
    : words.oneOf(name, there.findIndex((one) => one === consumer) + 1, there.length);
}

function ColumnHeads({ boxes, live }: { readonly boxes: StageBoxes; readonly live: Live }) {
  const { scenario, history, consumer, t } = live;
  const { streamName, retentionPeriodHours } = scenario.stream;
  const setting = consumer === undefined ? undefined : scenario.consumers[consumer.entry];
  const head = (
    column: 'stream' | 'mapping' | 'lambda',
    title: string,
    say: (name: string) => string,
    name = '',
  ) => (
    <g data-place={place.head(column)}>
      <text x={boxes[column].x} y={boxes[column].y} className={css('column-head')}>
        {title}
      </text>
      <text x={boxes[column].x} y={boxes[column].y + 17} className={css('soft')}>
        {headLine(say, name, boxes.columnWidth[column])}
      </text>
    </g>
  );
  const lanes = consumer?.shards.flatMap((shard) => shard.lanes) ?? [];
  const isFast = boxes.shards.some(
    ({ open, index }) => open && isAveraged(live.speed, paceAt(history.shards[index], live.speed, t).flow),
  );
  const since = Math.max(consumer?.startsAt ?? 0, t - averagingSpan(live.speed));
  const busy = isFast
    ? lanes.reduce((sum, lane) => sum + busyShare(lane, since, t), 0)
    : lanes.filter((lane) => runningAt(lane, t) >= 0).length;
  const made = consumer === undefined ? 0 : environmentsAt(consumer, t, keptSeconds(setting));
  const starting = consumer === undefined ? 0 : startingAt(consumer, t, coldStartOf(setting));
  const lambdaLine = isFast
    ? words.average.lambdaLine(made, busy)
    : words.lambdaLine(made - starting, busy - starting, starting);
  const isLambda = setting?.type === 'lambda';
  const polls = setting?.enhancedFanOut === true ? words.pushLine : words.pollsLine;
  return (
    <g>
      {head(
        'stream',
        words.stream,
        (name) =>
          words.streamLine(name, openShardsAt(history, t), retentionPeriodHours, isUpdatingAt(history, t)),
        streamName,
      )}
      {isLambda &&
        head(
          'mapping',
          words.mapping,
          (name) => polls(among(name, live)),
          nameOfConsumer(setting, consumer!.ordinal),
        )}
      {isLambda &&
        head('lambda', words.lambda, () => `${lambdaLine}${givenUpWords(live, consumer!, setting)}`)}
    </g>
  );
}
