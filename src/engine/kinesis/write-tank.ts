/**
 * The bytes a shard may still take where it allows bursts (`writeBurst: 'tank'`): a tank of 10 MiB that refills at
 * 1 MiB/s. AWS says that large records may come in bursts and that the rate is 1 MiB/s on average, not by which law.
 * Source: Amazon Kinesis Data Streams Developer Guide, Large records.
 */
import { countUpTo } from '../../lib/binary-search';
import { MICROS_PER_SECOND, type Micros } from '../../lib/time';
import type { ShardHistory } from '../history';
import { LIMITS } from '../limits';

/** Counted in millionths of a byte, so that what a microsecond brings back is a whole number. */
const PARTS = MICROS_PER_SECOND;
const PER_MICRO = LIMITS.writeBytesPerSecond.value;
const FULL = LIMITS.writeBurstBytes.value * PARTS;

/** Bytes left in the tank of a shard at t; it is full at the beginning. */
export function writeTankAt({ tank }: Pick<ShardHistory, 'tank'>, t: Micros): number {
  return levelAt(tank, countUpTo(tank.at.data, tank.at.length, t) - 1, t) / PARTS;
}

/** Takes the bytes of a record out of the tank. Returns whether there were as many. */
export function takeFromTank({ tank }: Pick<ShardHistory, 'tank'>, at: Micros, bytes: number): boolean {
  const left = levelAt(tank, tank.at.length - 1, at) - bytes * PARTS;
  if (left < 0) return false;
  tank.at.push(at);
  tank.left.push(left);
  return true;
}

function levelAt({ at, left }: ShardHistory['tank'], row: number, t: Micros): number {
  return row < 0 ? FULL : Math.min(FULL, left.data[row] + (t - at.data[row]) * PER_MICRO);
}
