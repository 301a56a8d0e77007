/** Runs with enhanced fan-out: who registers, shares and is renewed. */
import type { DirectedRun } from './directed-runs';

const keys = (...names: string[]) => names.map((key) => ({ key }));
const set = (at: number, path: string, value: unknown) => ({ at, do: 'set' as const, path, value });

export const FAN_OUT: Readonly<Record<string, DirectedRun>> = {
  'more registrations than there can be': {
    input: { producers: [{ recordsPerSecond: 3 }], consumers: [{ count: 21, enhancedFanOut: true }] },
    seconds: 12,
    expected: ['registration-refused', 'reads-nothing'],
  },
  'seven readers that register, five at a time': {
    input: {
      producers: [{ recordsPerSecond: 3 }],
      consumers: [{ count: 7, function: { millisPerRecord: 1 } }],
      commands: [set(3.2, 'consumers.0.enhancedFanOut', true)],
    },
    seconds: 18,
    expected: ['registering', 'registered'],
  },
  'two applications that come to share one registration': {
    input: {
      producers: [{ recordsPerSecond: 3 }],
      consumers: [
        { name: 'first', type: 'kcl' },
        { name: 'second', type: 'kcl', sharesConsumerWith: 'first' },
      ],
      commands: [set(3.2, 'consumers.0.enhancedFanOut', true), set(3.4, 'consumers.1.enhancedFanOut', true)],
    },
    seconds: 30,
    expected: ['registering', 'subscription-taken', 'holds-subscription'],
  },
  'one that shares comes after a refused call to what is ACTIVE by then': {
    input: {
      stream: { consumerCreatingSeconds: 0.3 },
      producers: [{ recordsPerSecond: 3 }],
      consumers: [
        { name: 'first', type: 'kcl' },
        { name: 'second', type: 'kcl', sharesConsumerWith: 'first' },
        { name: 'fill', type: 'kcl', count: 5 },
      ],
      commands: [
        set(3, 'consumers.2.enhancedFanOut', true),
        set(3.45, 'consumers.1.enhancedFanOut', true),
        set(4.05, 'consumers.0.enhancedFanOut', true),
      ],
    },
    seconds: 20,
    expected: ['subscription-taken', 'holds-subscription'],
  },
  'a shard that is read to its end as soon as it may be, and its children after it': {
    input: {
      producers: [{ recordsPerSecond: 6, partitionKeys: keys('a', 'b', 'c', 'd') }],
      consumers: [{ function: { millisPerRecord: 100 } }],
      stream: { consumerCreatingSeconds: 60 },
      commands: [
        set(3.2, 'consumers.0.enhancedFanOut', true),
        { at: 3.5, do: 'updateShardCount', targetShardCount: 2 },
      ],
    },
    seconds: 80,
    expected: ['registering', 'registered'],
  },
  'two applications with one registration': {
    input: {
      producers: [{ recordsPerSecond: 3 }],
      consumers: [
        { name: 'first', type: 'kcl', enhancedFanOut: true },
        { name: 'second', type: 'kcl', enhancedFanOut: true, sharesConsumerWith: 'first' },
      ],
    },
    seconds: 24,
    expected: ['subscription-taken', 'holds-subscription'],
  },
  'subscriptions that are renewed': {
    input: {
      stream: { shardCount: 2 },
      producers: [{ recordsPerSecond: 0.5, partitionKeys: keys('a', 'b') }],
      consumers: [{ enhancedFanOut: true }],
    },
    seconds: 315,
    expected: ['renewed'],
  },
};
