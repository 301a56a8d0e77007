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
