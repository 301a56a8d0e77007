/** What is said of splits and merges, against the report and the raw history. */
import { MICROS_PER_SECOND as SECOND } from '../../lib/time';
import { finishedAt } from '../../metrics';
import type { Fact } from '../fact';
import type { ReshardFact } from '../reshard-fact';
import type { Scene } from './check-facts';

export function isReshardFact(fact: Fact): fact is ReshardFact {
  return ['reshard-refused', 'updating', 'old-records', 'records-lost'].includes(fact.kind);
}

/** What is wrong with it; null: nothing. */
export function checkReshardFact({ run, t, report, consumer }: Scene, fact: ReshardFact): string | null {
  const { reshardings, shards } = report.stream;
  switch (fact.kind) {
    case 'reshard-refused': {
      const last = reshardings.at(-1);
      const isSo = last?.refusal?.message === fact.message && last.refusal.exception === fact.exception;
      return isSo && last.at === fact.atSeconds && last.do === fact.operation
        ? null
        : 'AWS refused something else';
    }
    case 'updating': {
      const asked = reshardings.findLast(({ refusal }) => refusal === null);
      if (asked?.at !== fact.atSeconds || asked.do !== fact.operation)
        return 'it was asked for at another time';
      const last = Math.max(0, ...run.history.shards.map(({ createdAt }) => createdAt));
      return last <= asked.at * SECOND || t < last + 5 * SECOND ? null : 'it is over';
    }
    case 'old-records': {
      const log = run.history.shards[fact.shard];
      if (shards[fact.shard].status === 'OPEN' || log.closedAt !== fact.atSeconds * SECOND)
        return 'it is not closed, or since another time';
      const { shardId } = log;
      const children = shards.flatMap((one, index) =>
        one.parentShardId === shardId || one.adjacentParentShardId === shardId ? [index] : [],
      );
      if (children.join() !== fact.children.join()) return `its children are ${children.join()}`;
      const part = run.history.consumers[consumer];
      const left = finishedAt(run.history, part, fact.shard, t).filter((at) => at === Infinity).length;
      return left === fact.left ? null : `${left} are left`;
    }
    case 'records-lost': {
      const there = run.history.consumers.filter(({ startsAt, endsAt }) => startsAt <= t && t < endsAt);
      const { lostRecords } = report.consumers[there.indexOf(run.history.consumers[consumer])];
      return lostRecords === fact.records ? null : `${lostRecords} are lost`;
    }
  }
}
