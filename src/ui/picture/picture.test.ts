import { expect, test } from 'vitest';
import { drawScenario } from './index';

const CALL = { at: 5, width: 700, theme: 'light' };

test('a scenario from elsewhere is drawn, or everything that is wrong is said', () => {
  expect(drawScenario({}, CALL)).toMatchObject({ ok: true });
  const wrong = { stream: { shardCount: 0 } };
  const drawn = drawScenario(wrong, { ...CALL, theme: 'blue' });
  expect(drawn).toMatchObject({
    ok: false,
    faults: [expect.stringContaining('stream.shardCount'), expect.stringContaining('blue')],
  });
});

test.each([
  [1_000, />shard 1<\/text>\n<text[^>]*>[^<]+<\/text>/],
  [700, />1<\/text>\n<text[^>]*>[–\d]+<\/text>/],
])('at %i px shards in short have their words, and of very many it is said how many have a row', (...of) => {
  const [width, written] = of;
  const drawn = drawScenario({ stream: { shardCount: 60 } }, { ...CALL, width, openShard: 3 });
  if (!drawn.ok) throw new Error(drawn.faults.join());
  expect(drawn.svg).toContain('>shardId-000000000003<');
  expect(drawn.svg).toMatch(written);
  expect(drawn.svg).toContain('>25 of 60 shards<');
});

test('the words of a reader’s own keys do no harm', () => {
  const key = '<script>alert("&")</script>';
  const producers = [{ recordsPerSecond: 4, partitionKeys: [{ key }] }];
  const consumers = [{ function: { millisPerInvocation: 8_000 } }];
  const drawn = drawScenario({ producers, consumers }, { ...CALL, at: 5.4, width: 1_400 });
  if (!drawn.ok) throw new Error(drawn.faults.join());
  expect(drawn.svg).not.toContain('<script');
  expect(drawn.svg).toContain('&lt;script');
});
