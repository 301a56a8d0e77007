import { describe, expect, test } from 'vitest';
import { OPENING_SCENE, parseScenario } from '../../scenario';
import { createFigureStore } from '../../store';
import { advise, LISTED_FAULTS, takeIn, type Intake } from './intake';
import { packRecords, spanMillisOf, unpackRecords } from './packed-records';
import { ownRecordsOf, OwnRecordsSession, rangesOf } from './session';

const HEAD = 'ApproximateArrivalTimestamp,PartitionKey,Bytes';
const csv = (...lines: string[]) => [HEAD, ...lines].join('\n');
const TWO_SHARDS = JSON.stringify({
  Shards: [
    shard('shardId-000000000000', '0', '99999999999999999999999999999999999999'),
    shard('shardId-000000000001', '100000000000000000000000000000000000000', `${2n ** 128n - 1n}`),
  ],
});

function shard(ShardId: string, StartingHashKey: string, EndingHashKey: string) {
  return {
    ShardId,
    HashKeyRange: { StartingHashKey, EndingHashKey },
    SequenceNumberRange: {
      StartingSequenceNumber: '49579844037727333356165064238440708846556371693205002242',
    },
  };
}

const EVEN = [
  { startingHashKey: '0', endingHashKey: `${2n ** 127n - 1n}` },
  { startingHashKey: `${2n ** 127n}`, endingHashKey: `${2n ** 128n - 1n}` },
];
const text = (content: string, name: string | null = null) => ({ name, content });

describe('taking in', () => {
  test('one text: its records in order, its faults by line', async () => {
    const intake = await takeIn({
      sources: [text(csv('2024-01-01T00:00:02Z,b,10', 'never,a,10', '2024-01-01T00:00:01Z,a,10'))],
      ranges: EVEN,
    });
    expect(intake.records?.keys).toEqual(['a', 'b']);
    expect(spanMillisOf(intake.records!)).toBe(1_000);
    expect(intake.reports).toMatchObject([
      { faults: 1, reading: { used: 2, total: 3, leftOut: 1, records: [] } },
    ]);
    expect(intake.advice?.shards).toHaveLength(2);
  });

  test('records of several files are put together as they arrived, shards are taken beside them', async () => {
    const intake = await takeIn({
      sources: [
        text(csv('2024-01-01T00:00:01Z,a,10', '2024-01-01T00:00:03Z,c,10'), 'one.csv'),
        text(TWO_SHARDS, 'shards.json'),
        text(csv('2024-01-01T00:00:02Z,b,10'), 'two.csv'),
      ],
      ranges: EVEN.slice(0, 1),
    });
    const records = unpackRecords(intake.records!, null);
    expect(records.map((record) => record.partitionKey)).toEqual(['a', 'b', 'c']);
    expect(intake.shards?.ranges).toHaveLength(2);
    expect(intake.advice?.shards).toHaveLength(2);
  });

  test('a file without times is left aside beside one with times, a file that cannot be opened is named', async () => {
    const broken = {
      name: 'folder',
      content: { text: () => Promise.reject(new Error('no')) } as unknown as Blob,
    };
    const sources = [text(csv('2024-01-01T00:00:01Z,a,10')), text('x\ny\n', 'keys.txt'), broken];
    const intake = await takeIn({ sources, ranges: EVEN });
    expect(intake.reports.map((report) => report.leftAside)).toEqual([
      null,
      'no-times-beside-times',
      'cannot-open',
    ]);
    expect(intake.records?.keys).toEqual(['a']);
  });

  test('lists the first faults and counts all', async () => {
    const bad = Array.from({ length: 12_000 }, (_, line) => `never,k${line},10`);
    const intake = await takeIn({ sources: [text(csv('2024-01-01T00:00:01Z,a,10', ...bad))], ranges: EVEN });
    expect(intake.reports[0].faults).toBe(12_000);
    expect(intake.reports[0].reading?.faults).toHaveLength(LISTED_FAULTS);
  });

  test('records that were packed are the same unpacked, or spread at a rate', () => {
    const records = ['a', 'b', 'a'].map((partitionKey, index) => ({
      arrivalMillis: 5 + index,
      partitionKey,
      bytes: 10 + index,
      explicitHashKey: null,
      sequenceNumber: null,
    }));
    expect(unpackRecords(packRecords(records), null)).toEqual(records);
    expect(unpackRecords(packRecords(records), 4).map((record) => record.arrivalMillis)).toEqual([
      0, 250, 500,
    ]);
  });
});

describe('a session', () => {
  function open() {
    const parsed = parseScenario(OPENING_SCENE.scenario);
    if (!parsed.ok) throw new Error('not a scenario');
    const figure = createFigureStore(parsed.scenario, () => () => {}, { now: () => 0 });
    let asked = 0;
    const client = {
      take: async (request: Parameters<typeof takeIn>[0]): Promise<Intake> => takeIn(request),
      advise: async (request: Parameters<typeof advise>[0]) => {
        asked++;
        return advise(request);
      },
    };
    const session = new OwnRecordsSession(figure, client);
    const scenario = () => figure.live().scenario;
    return { figure, session, scenario, state: () => session.store.getState(), asked: () => asked };
  }

  test('changes nothing until the records are used, and then puts them', async () => {
    const { session, scenario, state } = open();
    await session.take([text(csv('2024-01-01T00:00:01Z,a,10', '2024-01-01T00:00:03Z,b,10'))]);
    expect(state().outcome).toEqual({ kind: 'read' });
    expect(ownRecordsOf(scenario())).toBeNull();
    await session.use();
    expect(state()).toMatchObject({ pending: null, busy: null, outcome: { kind: 'used' } });
    expect(ownRecordsOf(scenario())?.map(({ at, partitionKey }) => [at, partitionKey])).toEqual([
      [0, 'a'],
      [2, 'b'],
    ]);
    expect(scenario().consumers[0].name).toBe('order-processor');
  });

  test('knows what to say of records it has put, and asks about others', async () => {
    const { figure, session, scenario, state, asked } = open();
    const ask = () => session.assess(ownRecordsOf(scenario())!, 'x', rangesOf(scenario()));
    await session.take([text(csv('2024-01-01T00:00:01Z,a,10'))]);
    await session.use();
    expect(state().running?.records).toBe(ownRecordsOf(scenario()));
    await ask();
    expect(asked()).toBe(1);
    await ask();
    expect(asked()).toBe(1);
    figure.actions.dispose();
  });

  test('shards alone keep the records, read or running', async () => {
    const { session, scenario, state } = open();
    await session.take([text(csv('2024-01-01T00:00:01Z,a,10'))]);
    await session.take([text(TWO_SHARDS)]);
    expect(state().pending?.records?.keys).toEqual(['a']);
    expect(state().pending?.advice?.shards).toHaveLength(2);
    await session.use();
    const records = ownRecordsOf(scenario());
    await session.take([
      text(JSON.stringify({ StreamDescriptionSummary: { StreamName: 's', OpenShardCount: 3 } })),
    ]);
    await session.use();
    expect(ownRecordsOf(scenario())).toBe(records);
    expect(scenario().stream).toMatchObject({ shardCount: 3, streamName: 's' });
  });

  test('what cannot be read leaves all as it was', async () => {
    const { session, scenario, state } = open();
    await session.take([text(csv('2024-01-01T00:00:01Z,a,10'))]);
    const before = state().pending;
    await session.take([text('{ "Tags": [] }')]);
    expect(state()).toMatchObject({ outcome: { kind: 'nothing-read' }, busy: null });
    expect(state().pending).toBe(before);
    expect(ownRecordsOf(scenario())).toBeNull();
  });

  test('a scenario that cannot run is refused with its faults', async () => {
    const { figure, session, scenario, state } = open();
    figure.actions.set('consumers.0.count', 50);
    await session.take([
      text(JSON.stringify({ StreamDescriptionSummary: { StreamName: 's', OpenShardCount: 9_999 } })),
    ]);
    await session.use();
    expect(state().outcome).toMatchObject({ kind: 'refused' });
    expect(scenario().stream.shardCount).toBe(2);
  });

  test('the last thing asked for is what counts', async () => {
    const { session, state } = open();
    const slow = {
      text: () => new Promise((resolve) => setTimeout(resolve, 20, csv('2024-01-01T00:00:01Z,a,10'))),
    };
    await Promise.all([
      session.take([{ name: 'slow.csv', content: slow as unknown as Blob }]),
      session.take([text(csv('2024-01-01T00:00:01Z,b,10'))]),
    ]);
    expect(state().pending?.records?.keys).toEqual(['b']);
  });

  test('a long run is offered shorter', async () => {
    const { session, state } = open();
    await session.take([text(csv('2024-01-01T00:00:00Z,a,10', '2024-01-01T05:00:00Z,b,10'))]);
    expect(state().divideBy).toBe(60);
    await session.take([text(csv('2024-01-01T00:00:00Z,a,10', '2024-01-03T05:00:00Z,b,10'))]);
    expect(state().divideBy).toBe(3600);
  });

  test('the earthquakes open on two shards of which one is hot, and other records do not keep their name', async () => {
    const { session, scenario, state } = open();
    await session.earthquakes();
    expect(scenario().stream).toMatchObject({ shardCount: 2, streamName: 'usgs-earthquakes' });
    await session.assess(ownRecordsOf(scenario())!, '2', rangesOf(scenario()));
    expect(state().running?.advice.hotShard).toBe(0);
    await session.take([text('a\nb\n')]);
    await session.use();
    expect(scenario().stream.streamName).toBe('orders');
    session.opening();
    expect(ownRecordsOf(scenario())).toBeNull();
  });
});
