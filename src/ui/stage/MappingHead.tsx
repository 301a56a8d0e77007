import type { ShardBoxes } from '../../layout';
import { words as catalogue } from '../../words';
import { formatNumber } from '../format';
import { place } from './places';
import type { MappingFacts } from './shard-facts';
import { firstFitting } from './text-room';
import { css } from './classes';

const words = catalogue.stage;

/** The upper line of the head is written larger than words are measured. */
export const HEAD_SCALE = 1.09;
const EDGE = 16;
const AFTER_CLOCK = 46;

/** The box of the mapping: when it polls next, and what the last read brought. The clock is on the canvas. */
export function MappingHead({
  boxes,
  facts,
  beside,
}: {
  readonly boxes: ShardBoxes;
  readonly facts: MappingFacts;
  /** Pixels at the end of its lines that others need. */
  readonly beside: { readonly upper: number; readonly lower: number };
}) {
  const { mapping, clock } = boxes;
  const x = mapping.x + (hasClock(facts) ? AFTER_CLOCK : EDGE);
  const room = mapping.x + mapping.width - EDGE / 4 - x;
  const here = place.mapping(boxes.index);
  return (
    <g data-place={here}>
      <rect {...mapping} rx={10} data-box="" data-place={here} className={css('mapping')} />
      {facts.mode === 'push' && <PushGlyph {...clock.centre} left={facts.fanOut?.left ?? 0} />}
      <text x={x} y={mapping.y + 22} className={css('strong')}>
        {firstFitting(headWords(facts), (room - beside.upper) / HEAD_SCALE, 'text')}
      </text>
      <text x={x} y={mapping.y + 38} className={css('small soft')}>
        {firstFitting(lastWords(facts), room - beside.lower, 'text')}
      </text>
    </g>
  );
}

/** Whether something is drawn before the words. */
export const hasClock = ({ mode }: MappingFacts) => mode === 'poll' || mode === 'push';

export function headWords(facts: MappingFacts): readonly string[] {
  const { mode, parents, stoppedUntil, nextPoll, average, fanOut } = facts;
  if (mode === 'stopped' && stoppedUntil !== null)
    return words.stoppedUntil(`${formatNumber(stoppedUntil)} s`);
  if (fanOut?.state === 'creating') return words.fanOut.creating(fanOut.seconds);
  if (fanOut?.state === 'trying') return words.fanOut.trying;
  if (fanOut?.state === 'off') return words.fanOut.off;
  if (mode === 'waits') return catalogue.resharding.waits(parents);
  if (mode === 'ended') return catalogue.resharding.ended;
  if (mode === 'poll' && average !== null) return [words.average.polls(average.interval)];
  if (mode === 'poll') return [words.nextPoll(nextPoll)];
  if (mode === 'push') return [words.pushed, words.pushedShort, words.pushedShortest];
  return [mode === 'refused' ? words.notRegistered : words.notReading];
}

export function lastWords({ mode, lastRead, average, fanOut }: MappingFacts): readonly string[] {
  if (mode === 'stopped') return words.stoppedWhy;
  if (mode === 'refused' || fanOut?.state === 'trying') return [words.notRegisteredWhy];
  if (fanOut?.state === 'creating') return words.fanOut.creatingWhy;
  if (fanOut?.state === 'off') return words.fanOut.offWhy;
  if (fanOut?.renewedLately === true) return words.fanOut.renewed;
  if (mode === 'waits') return catalogue.resharding.waitsWhy;
  if (mode === 'ended') return catalogue.resharding.endedWhy;
  if (lastRead === null) return [words.nothingRead];
  if (average !== null) {
    const { read, readShort, push } = words.average;
    return [(mode === 'push' ? push : read)(average.records), readShort(average.records)];
  }
  const { records, keys, filtered } = lastRead;
  if (filtered > 0) return words.lastFiltered(records, filtered);
  return mode === 'push'
    ? [words.lastPush(records)]
    : [words.lastRead(records, keys), words.lastReadShort(records, keys)];
}

const RING = 13;

/** Three strokes towards the lanes: records come by themselves. Around them, what is left of the subscription. */
export function PushGlyph({
  x,
  y,
  scale = 1,
  left,
}: {
  readonly x: number;
  readonly y: number;
  readonly scale?: number;
  /** Of its five minutes: 0 .. 1. */
  readonly left: number;
}) {
  const strokes = [0, 6, 12].map((shift) => {
    const start = x + (shift - 9) * scale;
    return `M ${start} ${y - 6 * scale} l ${6 * scale} ${6 * scale} l ${-6 * scale} ${6 * scale}`;
  });
  const radius = RING * scale;
  return (
    <g>
      {left > 0 && (
        <>
          <circle cx={x} cy={y} r={radius} className={css('life')} />
          <circle
            cx={x}
            cy={y}
            r={radius}
            // In hundredths of its length, from the top on.
            pathLength={100}
            strokeDasharray={`${Math.ceil(100 * left)} 100`}
            transform={`rotate(-90 ${x} ${y})`}
            className={css('life life-left')}
          />
        </>
      )}
      <path d={strokes.join(' ')} className={css('push')} />
    </g>
  );
}
