import type { LaneBoxes } from '../../layout';
import { letterOfKey, type Palette } from '../../paint';
import { MICROS_PER_MILLI, MICROS_PER_SECOND } from '../../lib/time';
import { words as catalogue } from '../../words';
import { KeyGlyph } from './KeyGlyph';
import type { LaneFacts } from './shard-facts';
import { css } from './classes';

const words = catalogue.stage;

interface Props {
  readonly index: number;
  readonly boxes: LaneBoxes;
  readonly facts: LaneFacts;
  readonly keyName: (key: number) => string;
  readonly palette: Palette;
}

/** One lane of the mapping with its instance: their boxes and words. The records are on the canvas. */
export function LaneRow({ index, boxes, facts, keyName, palette }: Props) {
  const { lane, instance, twoLines } = boxes;
  const empty = facts.running === null && facts.waiting === 0 && facts.held === null;
  return (
    <g>
      <rect {...lane} rx={8} className={css(empty ? 'lane lane-empty' : 'lane')} />
      <text
        x={lane.x + 10}
        y={twoLines ? lane.y + 17 : lane.y + lane.height / 2 + 4}
        className={css('mono small soft')}
      >
        {words.lane(index + 1)}
      </text>
      {empty ? (
        <IdleWords boxes={boxes} facts={facts} keyName={keyName} />
      ) : (
        <BusyWords boxes={boxes} facts={facts} keyName={keyName} palette={palette} />
      )}
      {!empty && <Arrow boxes={boxes} active={facts.running !== null} />}
      <InstanceBox boxes={boxes} facts={facts} />
      <title>{`${words.lane(index + 1)}: ${describe(facts, keyName)}`}</title>
      <rect {...instance} className={css('hit')} />
    </g>
  );
}

function describe(facts: LaneFacts, keyName: (key: number) => string): string {
  const keys = facts.keys.map(keyName).join(', ');
  if (facts.running !== null) return `${words.records(facts.running.records)}, ${keys}`;
  return facts.idle === null ? keys : words.idle(facts.idle, keyName).long.join(' ');
}

function IdleWords({
  boxes: { lane, twoLines },
  facts,
  keyName,
}: Pick<Props, 'boxes' | 'facts' | 'keyName'>) {
  if (facts.idle === null) return null;
  const { long, short } = words.idle(facts.idle, keyName);
  const x = lane.x + (twoLines ? 60 : 64);
  if (!twoLines || lane.width < 220) {
    return (
      <text
        x={lane.width < 220 ? lane.x + 10 : x}
        y={lane.y + (twoLines ? 36 : lane.height / 2 + 4)}
        className={css('small soft')}
      >
        {short}
      </text>
    );
  }
  return (
    <text x={x} y={lane.y + 21} className={css('small soft')}>
      {long.map((line, place) => (
        <tspan key={line} x={x} dy={place === 0 ? 0 : 15}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

const KEY_CHARACTERS = 16;

function BusyWords({
  boxes: { lane, twoLines, batch },
  facts,
  keyName,
  palette,
}: Pick<Props, 'boxes' | 'facts' | 'keyName' | 'palette'>) {
  const right = lane.x + lane.width - 10;
  const y = twoLines ? lane.y + 17 : lane.y + lane.height / 2 + 4;
  const more = Math.max(0, facts.waiting - batch.count);
  const first = facts.keys[0] as number | undefined;
  const others = facts.keyCount - 1;
  const narrow = lane.width < 220;
  const name = first === undefined ? '' : narrow ? '' : shorten(keyName(first), KEY_CHARACTERS);
  const label =
    first === undefined
      ? ''
      : words.key(letterOfKey(first), name) + (others > 0 ? ` ${words.moreKeys(others)}` : '');
  const moreX = batch.first.x + (batch.count - 1) * batch.step + batch.radius + 6;
  return (
    <g>
      {twoLines && lane.width >= 220 && (
        <text x={lane.x + 10} y={lane.y + 37} className={css('small soft')}>
          {words.nextBatch}
        </text>
      )}
      {first !== undefined && (
        <g>
          <text x={right} y={y} textAnchor="end" className={css('mono small')}>
            {label}
          </text>
          <KeyGlyph
            keyRow={first}
            x={right - label.length * 6.65 - 9}
            y={y - 4}
            radius={4.5}
            palette={palette}
          />
        </g>
      )}
      {more > 0 && lane.width >= 220 && (
        <text x={moreX} y={batch.first.y + 4} className={css('mono small soft')}>
          {words.waiting(more)}
        </text>
      )}
    </g>
  );
}

function Arrow({
  boxes: { lane, instance },
  active,
}: {
  readonly boxes: LaneBoxes;
  readonly active: boolean;
}) {
  const from = lane.x + lane.width + 10;
  const to = instance.x - 4;
  const y = lane.y + lane.height / 2;
  return (
    <path
      d={`M ${from} ${y} H ${to - 6} m 0 -4.5 l 7 4.5 l -7 4.5`}
      className={css(active ? 'arrow arrow-active' : 'arrow')}
    />
  );
}

function InstanceBox({ boxes: { instance, twoLines }, facts }: Pick<Props, 'boxes' | 'facts'>) {
  const middle = instance.y + instance.height / 2;
  const { running } = facts;
  if (running === null && facts.held === null) {
    return (
      <g>
        <rect {...instance} rx={8} className={css('instance instance-empty')} />
        <text
          x={instance.x + instance.width / 2}
          y={middle + 4}
          textAnchor="middle"
          className={css('small soft')}
        >
          {facts.invoked ? words.warmIdle : words.neverInvoked}
        </text>
      </g>
    );
  }
  const right = instance.x + instance.width - 12;
  const narrow = instance.width < 200;
  return (
    <g>
      <rect {...instance} rx={8} className={css('instance')} />
      <text x={instance.x + 13} y={middle + 7} className={css('lambda')}>
        λ
      </text>
      {running !== null && !narrow && (
        <text x={right} y={twoLines ? middle - 2 : middle + 3} textAnchor="end" className={css('mono small')}>
          {progressWords(running.elapsed, running.total)}
        </text>
      )}
      {running !== null && !narrow && twoLines && (
        <text x={right} y={middle + 13} textAnchor="end" className={css('small soft')}>
          {words.records(running.records)}
        </text>
      )}
      {facts.held !== null && (
        <text x={right} y={middle + 4} textAnchor="end" className={css('small refused')}>
          {words.retrying[facts.held]}
        </text>
      )}
    </g>
  );
}

function progressWords(elapsed: number, total: number): string {
  if (total >= 10 * MICROS_PER_SECOND)
    return words.progressSeconds(elapsed / MICROS_PER_SECOND, total / MICROS_PER_SECOND);
  return words.progress(Math.floor(elapsed / MICROS_PER_MILLI), Math.round(total / MICROS_PER_MILLI));
}

function shorten(name: string, most: number): string {
  return name.length <= most ? name : `${name.slice(0, most - 1)}…`;
}
