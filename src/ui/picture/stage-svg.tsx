/** The stage of a run at a moment as the text of one SVG that stands alone: for posters, feeds, mails and tests. */
import { renderToStaticMarkup } from 'react-dom/server';
import type { Scenario } from '../../engine';
import { fillFrame, layoutStage, makeFrame, WIDE_FROM, type StageBoxes } from '../../layout';
import { MICROS_PER_SECOND, type Micros } from '../../lib/time';
import { shownShards } from '../../metrics';
import { narrate } from '../../narration';
import {
  dotsAsPaths,
  PLAIN_BRUSHES,
  PALETTES,
  paintStage,
  SvgSurface,
  type Palette,
  type Theme,
} from '../../paint';
import { createFigureStore, type LiveRun } from '../../store';
import { words } from '../../words';
import { css } from '../stage/classes';
import { failuresOf, liveOf, type Live } from '../stage/live';
import { markLabels } from '../stage/mark-labels';
import { CANVAS_WORDS } from '../stage/stage-painter';
import { ShardRowLine } from '../stage/ShardRow';
import { stageShapeOf } from '../stage/stage-shape';
import styleSheet from '../stage/stage.module.css?raw';
import { StageStructure } from '../stage/StageStructure';
import { classesIn, stageStyles, withPlainFonts } from './stage-styles';
import { tidy } from './tidy';

export interface StagePicture {
  /** Complete and valid. */
  readonly scenario: Scenario;
  readonly at: Micros;
  /** In CSS pixels, from 300 on. */
  readonly width: number;
  readonly theme: Theme;
  /** Row of the history's consumers whose lanes are shown: the first there is. */
  readonly openConsumer?: number;
  /** Of many shards the one that is shown in full: the one furthest behind. */
  readonly openShard?: number;
  /** Simulated seconds a second, at which it would be played: 1. */
  readonly speed?: number;
}

/** Everything has come to rest, and nothing runs on: what a picture shows is so at its moment. */
export function stageSvg({
  scenario,
  at,
  width,
  theme,
  openConsumer,
  openShard,
  speed,
}: StagePicture): string {
  const store = createFigureStore(scenario, () => () => undefined, { startAt: at, now: () => 0 });
  if (openConsumer !== undefined) store.actions.openConsumerLanes(openConsumer);
  if (openShard !== undefined) store.actions.openShardRow(openShard);
  if (speed !== undefined) store.actions.setSpeed(speed);
  const run = store.live();
  const live = liveOf(run, at, store.getState());
  // With less room, there is one shard at a time, as on the page.
  const shown = Math.max(300, Math.round(width));
  const boxes = layoutStage(stageShapeOf(live, false, shown < WIDE_FROM), shown);
  store.actions.dispose();
  return write(run, live, boxes, theme);
}

function write(run: LiveRun, live: Live, boxes: StageBoxes, theme: Theme): string {
  const palette = PALETTES[theme];
  const moving = renderMoving(run, live, boxes, palette);
  const root = `kinetoscope-${theme}`;
  const shards = shownShards(live.history, live.consumer, live.t);
  const isOneOfSeveral = !boxes.wide && shards.length > 1;
  const markup = renderToStaticMarkup(
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={boxes.width}
      height={boxes.height}
      viewBox={`0 0 ${boxes.width} ${boxes.height}`}
      // Where the text is put into a page, it is one picture with a title and a description.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="img"
    >
      <title>{words.stage.pictureTitle(live.scenario.stream.streamName, live.t / MICROS_PER_SECOND)}</title>
      <desc>{descriptionOf(live)}</desc>
      <style>{STYLES_HERE}</style>
      <rect width={boxes.width} height={boxes.height} fill={palette.card} />
      <g className={root}>
        <StageStructure
          boxes={boxes}
          live={live}
          palette={palette}
          beside={isOneOfSeveral ? SHARD_OF_ROOM : 0}
        />
        {isOneOfSeveral && <ShardOf boxes={boxes} among={shards} />}
        {boxes.shards.map((shard) => (
          <ShardRowLine key={shard.index} boxes={shard} isChip={boxes.chipsHead !== null} live={live} />
        ))}
        <Unlisted boxes={boxes} />
      </g>
      <g>{MOVING_HERE}</g>
    </svg>,
  );
  const [plain, used] = withPlainClasses(markup);
  const styles = stageStyles(styleSheet, palette, used, root);
  // Put in afterwards and by functions: neither is to be escaped a second time or read as a pattern.
  const whole = tidy(plain)
    .replace(STYLES_HERE, () => `\n${styles}\n`)
    .replace(`<g>\n${MOVING_HERE}\n</g>`, () => moving);
  return withPlainFonts(whole);
}

/** On a page a class has a name that no other style sheet has; a file needs none but its own, and the same every time. */
function withPlainClasses(markup: string): [markup: string, used: ReadonlySet<string>] {
  const names = new Map(classesIn(styleSheet).map((name) => [css(name), name]));
  const used = new Set<string>();
  // What only a pointer notices, and what only the page looks for, is nothing to see.
  const seen = markup
    .replaceAll(new RegExp(`<rect[^>]* class="${css('hit')}"[^>]*></rect>`, 'g'), '')
    .replaceAll(/ data-[\w-]+="[^"]*"/g, '');
  const plain = seen.replaceAll(/ class="([^"]*)"/g, (_, list: string) => {
    const kept = list.split(' ').map((one) => names.get(one) ?? one);
    for (const one of kept) used.add(one);
    return ` class="${kept.join(' ')}"`;
  });
  return [plain, used];
}

/** Marks that nobody writes: of the private use area. */
const STYLES_HERE = '\ue000styles';
const MOVING_HERE = '\ue000what moves';

function renderMoving(run: LiveRun, live: Live, boxes: StageBoxes, palette: Palette): string {
  const frame = makeFrame();
  const { history, consumer, seed, speed, t } = live;
  const failures = failuresOf(live.scenario, consumer);
  fillFrame(frame, boxes, { history, consumer, seed, speed, t, moves: run.moves, failures });
  const surface = new SvgSurface();
  const written = { ...CANVAS_WORDS, marks: markLabels(live, boxes) };
  paintStage(surface, palette, boxes, frame, written, { ...PLAIN_BRUSHES, dots: dotsAsPaths });
  return surface.markup;
}

/** What the words before it have to keep clear of. */
const SHARD_OF_ROOM = 60;

/** Where there is room for one shard only, which one of them it is: on the page its buttons say so. */
function ShardOf({
  boxes: { shards },
  among,
}: {
  readonly boxes: StageBoxes;
  /** The shards that are there. */
  readonly among: readonly number[];
}) {
  const opened = shards.find((shard) => shard.open);
  if (opened === undefined) return null;
  const { box, title, index } = opened;
  return (
    <text x={box.x + box.width} y={title.y} textAnchor="end" className={css('soft')}>
      {words.stage.shardOf(among.indexOf(index) + 1, among.length)}
    </text>
  );
}

/** Of many shards only some have a row: how many. */
function Unlisted({ boxes: { unlisted, shards } }: { readonly boxes: StageBoxes }) {
  if (unlisted === null) return null;
  const listed = shards.filter((shard) => shard.row !== null).length;
  return (
    <text x={unlisted.x} y={unlisted.y + unlisted.height / 2 + 4} className={css('soft')}>
      {words.stage.rowsOf(listed, shards.length)}
    </text>
  );
}

/** What the narrator says at this moment. */
function descriptionOf({ history, scenario, consumer, t }: Live): string {
  return words.narrator
    .sentencesOf(narrate(history, scenario, consumer, t))
    .map(({ lead, rest }) => `${lead} ${rest}`.trim())
    .join(' ');
}
