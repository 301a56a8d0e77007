/** How producers put: as many records as their rates come to, and PutRecords calls and what comes of them. */
import { countBelow } from '../../lib/binary-search';
import type { ShardHistory } from '../history';
import type { ProducerSetting } from '../scenario';
import type { ProducerState } from '../state';
import { isUntouched, type Complain, type Observed } from './observed';

const MILLI = 1_000;
const SECOND = 1_000_000;

/** Steady records are made as the rate adds up, whatever its shape: in steps of a millisecond, in which it is straight. */
export function checkAmounts(
  observed: Observed,
  producers: readonly ProducerState[],
  complain: Complain,
): void {
  if (!isUntouched(observed)) return;
  observed.scenario.producers.forEach((setting, index) => {
    if (setting.records !== null || setting.arrivals !== 'steady') return;
    let wanted = 0;
    for (let t = 0; t + MILLI <= observed.now; t += MILLI) wanted += rateIn(setting, t + MILLI / 2) / 1_000;
    const { generated } = producers[index];
    // One more or less may lie in the millisecond that is not whole.
    const doubt = 1.01 + setting.recordsPerSecond / 1_000;
    if (Math.abs(generated - wanted) > doubt)
      complain(`producer ${index} made ${generated} records, and its rate comes to ${wanted}`);
  });
}

function rateIn({ recordsPerSecond, burst, ramp, startsAt, endsAt }: ProducerSetting, t: number): number {
  const seconds = t / SECOND;
  if (seconds < startsAt || (endsAt !== null && seconds > endsAt)) return 0;
  if (burst !== null) {
    const every = Math.round(burst.everySeconds * SECOND);
    if ((t - startsAt * SECOND) % every < burst.forSeconds * SECOND) return burst.recordsPerSecond;
  }
  if (ramp === null) return recordsPerSecond;
  const part = Math.min(1, Math.max(0, (seconds - ramp.startsAt) / ramp.overSeconds));
  return recordsPerSecond + part * (ramp.toRecordsPerSecond - recordsPerSecond);
}

/** Calls have at most 500 records; what they refused, and what was put again, adds up. */
export function checkCalls(observed: Observed, complain: Complain): void {
  const { history, settings } = observed;
  const { at, records, refused, again } = history.putCalls;
  let accepted = 0;
  let refusals = 0;
  for (let row = 0; row < at.length; row++) {
    accepted += records.data[row] - refused.data[row];
    refusals += refused.data[row];
    if (records.data[row] < 1 || records.data[row] > 500 || refused.data[row] > records.data[row])
      complain(`call ${row} has ${records.data[row]} records and ${refused.data[row]} refused`);
    if (row > 0 && at.data[row] < at.data[row - 1]) complain(`call ${row} came before the one before it`);
    if (again.data[row] === 1 && refusals === refused.data[row])
      complain(`call ${row} puts again what nobody refused`);
  }
  for (const shard of history.shards) checkAgain(history.shards, shard, complain);
  const modes = settings.flatMap(({ scenario }) => scenario.producers.map(({ putMode }) => putMode));
  if (modes.includes('PutRecord')) return;
  const sum = (count: (shard: ShardHistory) => number) =>
    history.shards.reduce((total, shard) => total + count(shard), 0);
  if (accepted !== sum((shard) => shard.records.arrivedAt.length))
    complain(`calls had ${accepted} records accepted`);
  if (refusals !== sum((shard) => shard.refusals.at.length)) complain(`calls had ${refusals} refused`);
  for (const shard of history.shards) checkBehind(shard, complain);
}

function checkAgain(shards: readonly ShardHistory[], shard: ShardHistory, complain: Complain): void {
  const { putAgain, records } = shard;
  for (let place = 0; place < putAgain.row.length; place++) {
    const row = putAgain.row.data[place];
    const say: Complain = (text) => complain(`${shard.shardId}, row ${row}, put again: ${text}`);
    if (place > 0 && row <= putAgain.row.data[place - 1]) say('not behind the one before it');
    if (putAgain.puts.data[place] < 2) say('was never refused');
    if (records.arrivedAt.data[row] <= putAgain.firstPutAt.data[place]) say('accepted before it was refused');
    if (putAgain.firstRow.data[place] > row) say('stood behind itself');
    const key = shard.keys.data[records.key.data[row]];
    const firstPutAt = putAgain.firstPutAt.data[place];
    const isRefused = ({ refusals }: ShardHistory) => {
      const { data, length } = refusals.at;
      let refusal = countBelow(data, length, firstPutAt);
      while (refusal < length && data[refusal] === firstPutAt && refusals.key.data[refusal] !== key)
        refusal++;
      return refusal < length && data[refusal] === firstPutAt;
    };
    // Before a split or a merge it was another shard that refused it.
    const isElsewhere = shard.createdAt >= firstPutAt && shards.some(isRefused);
    if (!isElsewhere && !isRefused(shard)) say('no refusal of its key at its first put');
  }
}

/** Where all is put by PutRecords: a record stands behind one that was put later, or it does not. */
function checkBehind({ putAgain, records, shardId }: ShardHistory, complain: Complain): void {
  const again = Array.from({ length: putAgain.row.length }, (_, place) => ({
    row: putAgain.row.data[place],
    firstRow: putAgain.firstRow.data[place],
    turn: putAgain.turn.data[place],
    isBehind: putAgain.isBehind.data[place] === 1,
  }));
  const late = new Map(again.map((one) => [one.row, one]));
  for (const { row, firstRow, turn, isBehind } of again) {
    let wanted = false;
    for (let other = 0; other < row && !wanted; other++) {
      if (records.key.data[other] !== records.key.data[row]) continue;
      const one = late.get(other);
      wanted = one === undefined ? other >= firstRow : one.turn > turn;
    }
    if (wanted !== isBehind)
      complain(`${shardId}, row ${row}: behind a later one ${wanted}, said ${isBehind}`);
  }
}
