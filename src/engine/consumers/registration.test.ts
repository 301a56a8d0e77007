import { describe, expect, test } from 'vitest';
import { reportOf } from '../../headless/report';
import { runTo, startOf } from '../../headless/testing/scenarios';
import { withMember } from '../../lib/member-path';
import { registrationsAt, wayOfReadingAt } from '../../metrics';
import type { ScenarioInput } from '../../scenario';
import { scenarioOf } from '../../headless/testing/scenarios';
import { Simulation } from '../simulation';

const SECOND = 1_000_000;

/** `count` applications that poll, and turn to enhanced fan-out at second 3. */
function turned(count: number, more: object = {}): ScenarioInput {
  return {
    stream: more,
    producers: [{ recordsPerSecond: 5 }],
    consumers: [{ type: 'kcl', count }],
    commands: [{ at: 3, do: 'set', path: 'consumers.0.enhancedFanOut', value: true }],
  };
}

describe('RegisterStreamConsumer during a run', () => {
  test('what is listed is ACTIVE at 0; who comes later is CREATING, reads nothing, and keeps its place', () => {
    const simulation = startOf({ ...turned(1), producers: [{ recordsPerSecond: 10 }] });
    simulation.advance(7.9 * SECOND);
    const { history } = simulation;
    const [consumer] = history.consumers;
    expect(history.registrations).toEqual([
      { at: 3e6, consumer: 0, accepted: true, activeAt: 8e6, refusedBy: null, isShared: false, madeBy: 0 },
    ]);
    expect(wayOfReadingAt(history, consumer, 2.9 * SECOND)).toBe('polls');
    expect(wayOfReadingAt(history, consumer, 5 * SECOND)).toBe('registering');
    expect(history.readers).toHaveLength(1);
    simulation.advance(9 * SECOND);
    const [polled, pushed] = history.readers;
    expect([polled.endsAt, pushed.startsAt]).toEqual([3e6, 8e6]);
    // The first push begins where the last reply ended.
    const last = polled.calls.to.data[polled.calls.at.length - 1];
    expect(pushed.calls.from.data[0]).toBe(last);
    expect(reportOf(simulation).consumers[0].records).toBeGreaterThan(85);
  });

  test('five are CREATING at a time, and five calls a second are counted; the others call again each second', () => {
    const simulation = runTo(turned(12), 20);
    const { registrations } = simulation.history;
    const at = (second: number) => registrations.filter((one) => one.at === second * SECOND);
    expect(at(3).map(({ refusedBy }) => refusedBy)).toEqual([
      ...Array.from({ length: 5 }, () => null),
      ...Array.from({ length: 7 }, () => 'calls'),
    ]);
    expect(at(4).map(({ refusedBy }) => refusedBy)).toEqual([
      ...Array.from({ length: 5 }, () => 'creating'),
      'calls',
      'calls',
    ]);
    const accepted = registrations.filter((one) => one.accepted).map((one) => one.at / SECOND);
    expect(accepted).toEqual([3, 3, 3, 3, 3, 8, 8, 8, 8, 8, 13, 13]);
    expect(registrationsAt(simulation.history, 9 * SECOND)).toEqual({
      registered: 10,
      creating: 5,
      trying: 2,
      refused: 0,
    });
  });

  test('the time that it takes is a setting', () => {
    const simulation = runTo(turned(1, { consumerCreatingSeconds: 0.5 }), 5);
    expect(simulation.history.registrations[0].activeAt).toBe(3.5 * SECOND);
    expect(simulation.history.readers[1].startsAt).toBe(3.5 * SECOND);
  });

  test('the quota refuses for good, and its exception is reported', () => {
    const simulation = runTo(turned(21, { consumerCreatingSeconds: 0 }), 12);
    const { history } = simulation;
    const last = history.registrations.at(-1)!;
    expect(last).toMatchObject({ consumer: 20, refusedBy: 'consumers', activeAt: Infinity });
    expect(registrationsAt(history, simulation.now)).toMatchObject({ registered: 20, refused: 1 });
    expect(reportOf(simulation).consumers[20].registrationError).toBe('LimitExceededException');
  });

  test('with On-demand Advantage fifty are registered, and the fifty-first is refused', () => {
    const plain = scenarioOf({
      producers: [{ recordsPerSecond: 2 }],
      consumers: [
        { name: 'a', type: 'kcl', count: 50, enhancedFanOut: true },
        { name: 'b', type: 'kcl', enhancedFanOut: true },
      ],
    });
    const scenario = withMember(
      withMember(plain, 'stream.streamMode', 'ON_DEMAND'),
      'stream.onDemandAdvantage',
      true,
    );
    const simulation = Simulation.start(scenario);
    simulation.advance(2 * SECOND);
    expect(simulation.history.registrations.filter(({ accepted }) => accepted)).toHaveLength(50);
    expect(simulation.history.registrations[50]).toMatchObject({ consumer: 50, refusedBy: 'consumers' });
  });

  test('who gives up while it is CREATING leaves its place to the next', () => {
    const input = turned(6, { consumerCreatingSeconds: 60 });
    const simulation = startOf(input);
    simulation.advance(5.5 * SECOND);
    expect(registrationsAt(simulation.history, simulation.now)).toMatchObject({ creating: 5, trying: 1 });
    simulation.apply('consumers.0.count', 5);
    simulation.apply('consumers.0.enhancedFanOut', false);
    simulation.apply('consumers.0.enhancedFanOut', true);
    simulation.advance(7 * SECOND);
    expect(registrationsAt(simulation.history, simulation.now)).toMatchObject({ creating: 5, trying: 0 });
  });
});
