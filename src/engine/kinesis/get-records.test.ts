import { describe, expect, test } from 'vitest';
import { CALL_OK, CALL_REFUSED_BY_BYTES, CALL_REFUSED_BY_CALLS } from '../history';
import { addShard, makeHistory } from '../history-rows';
import type { ShardState } from '../state';
import { admitCall, bytesOf, chargeReply, freshReadBudget, replyEnd } from './get-records';
import { evenHashKeyRanges } from './hash-key-range';

const MEBIBYTE = 1_048_576;
const SECOND = 1_000_000;

function freshShard(): ShardState {
  return { armed: [], children: [], order: null, ...freshReadBudget() };
}

/** What calls at these seconds come to, each reply of as many bytes. */
function ask(seconds: readonly number[], bytes = 0): number[] {
  const shard = freshShard();
  return seconds.map((second) => {
    const at = Math.round(second * SECOND);
    const outcome = admitCall(shard, at);
    if (outcome === CALL_OK) chargeReply(shard, at, bytes);
    return outcome;
  });
}

describe('calls: 5/s, 5 saved up', () => {
  test('five at once, not six', () => {
    expect(ask([1, 1, 1, 1, 1, 1])).toEqual([0, 0, 0, 0, 0, CALL_REFUSED_BY_CALLS]);
  });

  test('one comes back every 0.2 s, not a microsecond earlier', () => {
    const spent = [1, 1, 1, 1, 1];
    expect(ask([...spent, 1.199999]).at(-1)).toBe(CALL_REFUSED_BY_CALLS);
    expect(ask([...spent, 1.2]).at(-1)).toBe(CALL_OK);
    expect(ask([...spent, 1.2, 1.3]).at(-1)).toBe(CALL_REFUSED_BY_CALLS);
  });

  test('a refused call costs nothing', () => {
    const impatient = Array.from({ length: 100 }, (_, index) => 1 + index / 1000);
    expect(ask([1, 1, 1, 1, 1, ...impatient.slice(1), 1.2]).at(-1)).toBe(CALL_OK);
  });

  test('no more than five are saved up, however long nobody asks', () => {
    expect(ask([3600, 3600, 3600, 3600, 3600, 3600]).at(-1)).toBe(CALL_REFUSED_BY_CALLS);
  });

  test('fractions of a call are kept: 5/s for an hour at odd times', () => {
    const odd = Array.from({ length: 36_000 }, (_, index) => index / 10 + (index % 7) / 1000);
    const answered = ask(odd).filter((outcome) => outcome === CALL_OK).length;
    expect(Math.abs(answered - 5 - 18_000)).toBeLessThanOrEqual(2);
  });
});

describe('bytes: 2 MiB/s', () => {
  test('refused while 2 MiB or more have not drained', () => {
    // Two replies of 1.5 MiB leave 3 MiB, which are 2 MiB half a second later.
    const shard = freshShard();
    for (const at of [SECOND, SECOND]) {
      expect(admitCall(shard, at)).toBe(CALL_OK);
      chargeReply(shard, at, 1.5 * MEBIBYTE);
    }
    expect(admitCall(shard, 1.5 * SECOND)).toBe(CALL_REFUSED_BY_BYTES);
    expect(admitCall(shard, 1.5 * SECOND + 1)).toBe(CALL_OK);
  });

  test('exactly 2 MiB: refused for the moment, but no silence', () => {
    const shard = freshShard();
    admitCall(shard, SECOND);
    chargeReply(shard, SECOND, 2 * MEBIBYTE);
    expect(admitCall(shard, SECOND)).toBe(CALL_REFUSED_BY_BYTES);
    expect(admitCall(shard, SECOND + 1)).toBe(CALL_OK);
  });

  test.each([2.5, 4, 7, 10])(
    'a reply of %d MiB: refused for half as many seconds, answered at the end of them',
    (size) => {
      const shard = freshShard();
      admitCall(shard, SECOND);
      chargeReply(shard, SECOND, size * MEBIBYTE);
      const end = SECOND + (size / 2) * SECOND;
      expect(admitCall(shard, end - 1)).toBe(CALL_REFUSED_BY_BYTES);
      expect(admitCall(shard, end)).toBe(CALL_OK);
    },
  );

  test('a call that is refused for its bytes costs no call', () => {
    const shard = freshShard();
    admitCall(shard, SECOND);
    chargeReply(shard, SECOND, 10 * MEBIBYTE);
    for (let call = 0; call < 50; call++) expect(admitCall(shard, 2 * SECOND)).toBe(CALL_REFUSED_BY_BYTES);
    const after = Array.from({ length: 6 }, () => admitCall(shard, 6 * SECOND));
    expect(after).toEqual([0, 0, 0, 0, 0, CALL_REFUSED_BY_CALLS]);
  });

  test('sustained: readers that always find enough get 2 MiB/s together', () => {
    for (const readers of [1, 3, 5]) {
      const shard = freshShard();
      let bytes = 0;
      for (let second = 0; second < 600; second++) {
        for (let reader = 0; reader < readers; reader++) {
          const at = Math.round((second + reader / readers) * SECOND);
          if (admitCall(shard, at) !== CALL_OK) continue;
          chargeReply(shard, at, MEBIBYTE);
          bytes += MEBIBYTE;
        }
      }
      const rate = bytes / 600 / MEBIBYTE;
      expect(rate).toBeLessThanOrEqual(2 + 3 / 600);
      expect(rate).toBeGreaterThan(readers === 1 ? 0.99 : 1.9);
    }
  });
});

describe('what a reply holds', () => {
  function logOf(sizes: readonly number[]) {
    const shard = addShard(makeHistory(), 'shardId-000000000000', evenHashKeyRanges(1)[0]);
    let bytes = 0;
    sizes.forEach((size, row) => {
      shard.records.arrivedAt.push(row * 1000);
      shard.records.bytesUpTo.push((bytes += size));
    });
    return shard;
  }
  const shard = logOf([10, 20, 30, 40, 50]);

  test('what was put until then, this microsecond included', () => {
    expect(replyEnd(shard, 0, 2000, 100, 1000)).toBe(3);
    expect(replyEnd(shard, 0, 1999, 100, 1000)).toBe(2);
    expect(replyEnd(shard, 3, 2000, 100, 1000)).toBe(3);
    expect(replyEnd(shard, 0, 99_000, 100, 1000)).toBe(5);
    expect(replyEnd(logOf([]), 0, 99_000, 100, 1000)).toBe(0);
  });

  test('so many records, so many bytes, both included', () => {
    expect(replyEnd(shard, 1, 99_000, 2, 1000)).toBe(3);
    expect(replyEnd(shard, 0, 99_000, 100, 60)).toBe(3);
    expect(replyEnd(shard, 0, 99_000, 100, 59)).toBe(2);
    expect(replyEnd(shard, 2, 99_000, 100, 70)).toBe(4);
    expect(replyEnd(shard, 2, 99_000, 100, 69)).toBe(3);
  });

  test('one record always fits', () => {
    expect(replyEnd(shard, 4, 99_000, 100, 1)).toBe(5);
    expect(replyEnd(shard, 0, 99_000, 100, 9)).toBe(1);
  });

  test('bytes of rows', () => {
    expect(bytesOf(shard, 0, 5)).toBe(150);
    expect(bytesOf(shard, 1, 3)).toBe(50);
    expect(bytesOf(shard, 3, 3)).toBe(0);
  });
});
