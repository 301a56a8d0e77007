import { evenHashKeyRanges, LIMITS, MAX_HASH_KEY, type HashKeyRangeSetting } from '../../engine/index';
import { isHashKey } from '../hash-key-text';
import type { FaultList } from './fault-list';
import { quoted } from './record-fields';
import {
  MAXIMUM_OWN_SHARDS,
  unreadable,
  type ReadingNote,
  type ShardsReading,
  type ShardsSource,
  type UnreadableReading,
} from './reading';

type Members = Readonly<Record<string, unknown>>;

/** One document that is about shards, with the line on which it begins, from 1. */
export interface LocatedShards {
  readonly source: ShardsSource;
  readonly members: Members;
  readonly line: number;
  /** Line on which each element of its `Shards` begins. */
  readonly lines: readonly number[];
}

interface OpenShard {
  readonly shardId: string;
  readonly start: bigint;
  readonly end: bigint;
  readonly line: number;
}

/** Reads shards: pages of `list-shards` together, or the number of them that `describe-stream-summary` names. */
export function readShards(
  documents: readonly LocatedShards[],
  faults: FaultList,
): ShardsReading | UnreadableReading {
  const listing = documents.filter(({ members }) => Array.isArray(members['Shards']));
  const about = aboutStream(documents, faults);
  if (listing.length === 0) return fromCount(documents, about, faults);
  const { open, closed, found } = openShardsOf(listing, faults);
  if (open.length === 0) {
    return unreadable(found > 0 && closed === found ? 'no-open-shards' : 'nothing-usable', faults.all());
  }
  const shards = open.toSorted((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
  if (!tile(shards, faults)) return unreadable('shards-do-not-tile', faults.all());
  return {
    kind: 'shards',
    source: listing[0].source,
    ranges: shards.map(toSetting),
    shardIds: shards.map(({ shardId }) => shardId),
    openShards: shards.length,
    closedLeftOut: closed,
    ...about,
    faults: faults.all(),
  };
}

function toSetting({ start, end }: { readonly start: bigint; readonly end: bigint }): HashKeyRangeSetting {
  return { startingHashKey: start.toString(), endingHashKey: end.toString() };
}

/** Only open shards take new records; a closed one is known by the end of its sequence numbers. */
function openShardsOf(
  listing: readonly LocatedShards[],
  faults: FaultList,
): { readonly open: OpenShard[]; readonly closed: number; readonly found: number } {
  const open: OpenShard[] = [];
  const seen = new Set<string>();
  let closed = 0;
  let position = 0;
  for (const { members, lines } of listing) {
    for (const [index, value] of (members['Shards'] as readonly unknown[]).entries()) {
      const line = lines[index];
      position += 1;
      const shard = (value ?? {}) as ShardMembers;
      const shardId = shard.ShardId;
      if (typeof shardId !== 'string') {
        faults.add(line, { code: 'not-a-shard', detail: { found: quoted(value) } }, position);
      } else if (!seen.has(shardId)) {
        seen.add(shardId);
        if (typeof shard.SequenceNumberRange?.EndingSequenceNumber === 'string') closed += 1;
        else openShard(shardId, shard, line, position, open, faults);
      }
    }
  }
  return { open, closed, found: position };
}

/** The part of a shard that is read; nothing of it is certain, for a text may hold anything. */
interface ShardMembers {
  readonly ShardId?: unknown;
  readonly HashKeyRange?: { readonly StartingHashKey?: unknown; readonly EndingHashKey?: unknown } | null;
  readonly SequenceNumberRange?: { readonly EndingSequenceNumber?: unknown } | null;
}

function openShard(
  shardId: string,
  shard: ShardMembers,
  line: number,
  position: number,
  open: OpenShard[],
  faults: FaultList,
): void {
  const { StartingHashKey: from, EndingHashKey: to } = shard.HashKeyRange ?? {};
  const start = hashKeyIn(from);
  const end = hashKeyIn(to);
  if (start !== null && end !== null && start <= end) {
    open.push({ shardId, start, end, line });
    return;
  }
  const detail = { shardId: quoted(shardId), start: quoted(from ?? ''), end: quoted(to ?? '') };
  faults.add(line, { code: 'shard-range-unreadable', detail }, position);
}

function hashKeyIn(value: unknown): bigint | null {
  return isHashKey(value) ? BigInt(value) : null;
}

/** Whether every hash key belongs to exactly one shard; the first gap or overlap is named. */
function tile(shards: readonly OpenShard[], faults: FaultList): boolean {
  let next = 0n;
  for (const { shardId, start, end, line } of shards) {
    if (start > next) return gap(next, start - 1n, line, faults);
    if (start < next) {
      faults.add(line, {
        code: 'shards-overlap',
        detail: { at: start.toString(), shardId: quoted(shardId) },
      });
      return false;
    }
    next = end + 1n;
  }
  return next > MAX_HASH_KEY || gap(next, MAX_HASH_KEY, shards[shards.length - 1].line, faults);
}

function gap(from: bigint, to: bigint, line: number, faults: FaultList): false {
  faults.add(line, { code: 'shards-gap', detail: { from: from.toString(), to: to.toString() } });
  return false;
}

interface AboutStream {
  readonly streamName: string | null;
  readonly retentionHours: number | null;
  readonly notes: readonly ReadingNote[];
}

function aboutStream(documents: readonly LocatedShards[], faults: FaultList): AboutStream {
  let streamName: string | null = null;
  let retentionHours: number | null = null;
  const notes: ReadingNote[] = [];
  for (const { members, line } of documents) {
    const { StreamName: name, RetentionPeriodHours: hours, StreamModeDetails: mode } = members;
    if (typeof name === 'string' && /^[a-zA-Z0-9_.-]{1,128}$/.test(name)) streamName = name;
    if (hours !== undefined) retentionHours = retentionIn(hours, line, faults) ?? retentionHours;
    const { StreamMode: streamMode } = (mode ?? {}) as Members;
    if (streamMode === 'ON_DEMAND' && notes.length === 0) {
      notes.push({ code: 'capacity-mode-on-demand', detail: {} });
    }
  }
  return { streamName, retentionHours, notes };
}

function retentionIn(hours: unknown, line: number, faults: FaultList): number | null {
  const minimum = LIMITS.retentionHoursMinimum.value;
  const maximum = LIMITS.retentionHoursMaximum.value;
  if (typeof hours === 'number' && Number.isInteger(hours) && hours >= minimum && hours <= maximum)
    return hours;
  faults.add(line, { code: 'retention-out-of-range', detail: { value: quoted(hours), minimum, maximum } });
  return null;
}

/** The summary counts the open shards only: they are taken as even, which they are unless one was split or merged. */
function fromCount(
  documents: readonly LocatedShards[],
  about: AboutStream,
  faults: FaultList,
): ShardsReading | UnreadableReading {
  const { members, line, source } = documents[documents.length - 1];
  const count = members['OpenShardCount'];
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 1 || count > MAXIMUM_OWN_SHARDS) {
    const detail = { value: quoted(count ?? ''), maximum: MAXIMUM_OWN_SHARDS };
    faults.add(line, { code: 'shard-count-out-of-range', detail });
    return unreadable('nothing-usable', faults.all());
  }
  return {
    kind: 'shards',
    source,
    ranges: evenHashKeyRanges(count).map(toSetting),
    shardIds: null,
    openShards: count,
    closedLeftOut: 0,
    ...about,
    faults: faults.all(),
  };
}
