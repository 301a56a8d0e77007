/** SubscribeToShard: one subscription of a registration and shard at a time, 300 s long, called for by AWS's rules. */
import {
  SUBSCRIBE_IN_USE,
  SUBSCRIBE_OK,
  SUBSCRIBE_TOO_OFTEN,
  SUBSCRIPTION_TAKEN,
  type ReaderHistory,
} from '../history';
import { sizesOf, type Complain, type Observed } from './observed';

const SECOND = 1_000_000;
const LIFE = 300 * SECOND;
const MEBIBYTE = 1_048_576;

/** A time during which a reader may be pushed to. */
export interface Span {
  readonly from: number;
  /** Where it was taken over, the reader ended, or it was not renewed. */
  readonly to: number;
}

/** When a reader had a subscription. */
export function spansOf({ subscriptions, endsAt }: ReaderHistory): Span[] {
  const spans: { from: number; to: number }[] = [];
  if (subscriptions === null) return spans;
  for (let row = 0; row < subscriptions.at.length; row++) {
    const at = subscriptions.at.data[row];
    const outcome = subscriptions.outcome.data[row];
    const last = spans.at(-1);
    if (outcome === SUBSCRIPTION_TAKEN && last !== undefined) last.to = at;
    if (outcome !== SUBSCRIBE_OK) continue;
    if (last !== undefined && last.to === at) last.to = Math.min(endsAt, at + LIFE);
    else spans.push({ from: at, to: Math.min(endsAt, at + LIFE) });
  }
  return spans;
}

/** The subscriptions of the readers that have one registration, on one shard. */
export function checkSubscriptions(
  observed: Observed,
  readers: readonly ReaderHistory[],
  complain: Complain,
): void {
  checkCalls(readers, complain);
  for (const reader of readers) {
    checkRenewals(observed, reader, complain);
    checkPushesWithin(reader, complain);
  }
  const spans = readers.flatMap((reader) => spansOf(reader).map((span) => ({ ...span, id: reader.id })));
  spans.sort((a, b) => a.from - b.from);
  spans.forEach(({ from, id }, index) => {
    const before = spans[index - 1];
    if (before !== undefined && from < before.to)
      complain(`readers ${before.id} and ${id} both have a subscription at ${from}`);
  });
  if (readers.length > 1) checkOnePipe(observed, readers, complain);
}

/** All calls in order: what each came to follows from those before it. */
function checkCalls(readers: readonly ReaderHistory[], complain: Complain): void {
  const calls = readers.flatMap(({ id, endsAt, subscriptions }) =>
    Array.from({ length: subscriptions!.at.length }, (_, row) => ({
      id,
      endsAt,
      at: subscriptions!.at.data[row],
      outcome: subscriptions!.outcome.data[row],
    })),
  );
  // At one moment who takes over comes before who is taken from; otherwise calls stand by reader.
  calls.sort(
    (a, b) =>
      a.at - b.at ||
      Number(a.outcome === SUBSCRIPTION_TAKEN) - Number(b.outcome === SUBSCRIPTION_TAKEN) ||
      a.id - b.id,
  );
  let calledAt = -Infinity;
  let answeredAt = -Infinity;
  let holder: (typeof calls)[number] | undefined;
  let owed: typeof holder;
  for (const call of calls) {
    const { at, id, outcome } = call;
    if (outcome === SUBSCRIPTION_TAKEN) {
      if (owed?.id !== id || at !== answeredAt) complain(`reader ${id} is taken from at ${at} by nobody`);
      owed = undefined;
      continue;
    }
    let expected = SUBSCRIBE_OK;
    if (at - calledAt < SECOND) expected = SUBSCRIBE_TOO_OFTEN;
    else if (at - answeredAt < 5 * SECOND) expected = SUBSCRIBE_IN_USE;
    if (outcome !== expected) complain(`reader ${id} at ${at}: SubscribeToShard came to ${outcome}`);
    if (outcome !== SUBSCRIBE_TOO_OFTEN) calledAt = at;
    if (outcome !== SUBSCRIBE_OK) continue;
    if (owed !== undefined)
      complain(`reader ${owed.id} keeps a subscription that was taken over before ${at}`);
    owed = holder !== undefined && holder.id !== id && holder.endsAt > at ? holder : undefined;
    holder = call;
    answeredAt = at;
  }
  if (owed !== undefined) complain(`reader ${owed.id} keeps a subscription that was taken over`);
}

/** Who has one renews it after 300 s; who has none tries again after 1 s and 0.1 s more, or 1 s more if too often. */
function checkRenewals({ now }: Observed, reader: ReaderHistory, complain: Complain): void {
  const { at, outcome } = reader.subscriptions!;
  if (at.length === 0) {
    if (now > reader.startsAt && reader.endsAt > reader.startsAt)
      complain(`reader ${reader.id} does not subscribe`);
    return;
  }
  if (at.data[0] !== reader.startsAt) complain(`reader ${reader.id} subscribes at ${at.data[0]}`);
  for (let row = 0; row < at.length; row++) {
    const has = outcome.data[row] === SUBSCRIBE_OK;
    const least = at.data[row] + (has ? LIFE : SECOND);
    const late = outcome.data[row] === SUBSCRIBE_TOO_OFTEN ? SECOND : SECOND / 10;
    const most = has ? least : least + late;
    const next = row + 1 < at.length ? at.data[row + 1] : Infinity;
    const isTaken = row + 1 < at.length && outcome.data[row + 1] === SUBSCRIPTION_TAKEN;
    if (next < least && !isTaken) complain(`reader ${reader.id} calls at ${next}, before ${least}`);
    if (next > most && most < now && most < reader.endsAt)
      complain(`reader ${reader.id} does not call again by ${most}`);
  }
}

/** Nothing is pushed but within a subscription. */
function checkPushesWithin(reader: ReaderHistory, complain: Complain): void {
  const spans = spansOf(reader);
  const { at } = reader.calls;
  for (let row = 0; row < at.length; row++) {
    const time = at.data[row];
    if (!spans.some(({ from, to }) => from <= time && time <= to))
      complain(`reader ${reader.id} is pushed to at ${time}, without a subscription`);
  }
}

/** 2 MiB/s of a shard for all who read by one registration. */
function checkOnePipe({ history }: Observed, readers: readonly ReaderHistory[], complain: Complain): void {
  const sizes = sizesOf(history.shards[readers[0].shard].records);
  const pushes = readers.flatMap(({ calls }) =>
    Array.from({ length: calls.at.length }, (_, row) => ({
      at: calls.at.data[row],
      bytes: sizes.slice(calls.from.data[row], calls.to.data[row]).reduce((sum, size) => sum + size, 0),
    })),
  );
  let freeAt = 0;
  for (const { at, bytes } of pushes.sort((a, b) => a.at - b.at)) {
    if (at < freeAt)
      complain(`shard ${readers[0].shard}: a push at ${at} before the pipe is free, at ${freeAt}`);
    freeAt = at + Math.ceil((bytes * SECOND) / (2 * MEBIBYTE));
  }
}
