/** What becomes of the shards: what was asked of AWS and refused, what is under way, and what stays in a closed shard. */
import { isSet, type ConsumerHistory, type History, type Scenario } from '../engine';
import { MICROS_PER_SECOND, type Micros } from '../lib/time';
import { childrenOf, isUpdatingAt, lastReshardAt, lostRecordsAt, unfinishedAt } from '../metrics';
import type { ReshardFact } from './reshard-fact';

/** So long it is told what AWS refused. */
const REFUSAL_TOLD: Micros = 12 * MICROS_PER_SECOND;
/** So long it is told that a split or a merge took effect, where nothing is left of the parent. */
const EFFECT_TOLD: Micros = 8 * MICROS_PER_SECOND;

/** What is to be told of the shards at t; of what a consumer has left in closed ones, where there is one. */
export function reshardFacts(
  history: History,
  scenario: Scenario,
  consumer: ConsumerHistory | undefined,
  t: Micros,
): ReshardFact[] {
  const facts: ReshardFact[] = [];
  const last = lastReshardAt(history, t);
  if (last !== null && last.refusal !== null && t - last.at <= REFUSAL_TOLD)
    facts.push({ kind: 'reshard-refused', operation: last.do, ...last.refusal, atSeconds: seconds(last.at) });
  const accepted = history.commands.findLast((one) => one.at <= t && !isSet(one) && one.refusal === null);
  if (isUpdatingAt(history, t) && accepted !== undefined && !isSet(accepted))
    facts.push({ kind: 'updating', operation: accepted.do, atSeconds: seconds(accepted.at) });
  const old = consumer === undefined ? null : oldRecords(history, consumer, t);
  if (old !== null) facts.push(old);
  const lost = consumer === undefined ? 0 : lostRecordsAt(history, scenario, consumer, t).records;
  if (lost > 0)
    facts.push({ kind: 'records-lost', records: lost, hours: scenario.stream.retentionPeriodHours });
  return facts;
}

/** Of the closed shards the one that the consumer has most left of; of those done with, one that closed just now. */
function oldRecords(history: History, consumer: ConsumerHistory, t: Micros): ReshardFact | null {
  let found: Extract<ReshardFact, { kind: 'old-records' }> | null = null;
  for (const shard of history.shards) {
    const { index, closedAt } = shard;
    if (closedAt > t || consumer.startsAt >= closedAt) continue;
    const left = unfinishedAt(history, consumer, index, t);
    if (left === 0 && t - closedAt > EFFECT_TOLD) continue;
    if (found !== null && found.left >= left) continue;
    const children = childrenOf(history, shard);
    const isMerge = children.length === 1;
    found = { kind: 'old-records', shard: index, children, isMerge, left, atSeconds: seconds(closedAt) };
  }
  return found;
}

function seconds(at: Micros): number {
  return at / MICROS_PER_SECOND;
}
