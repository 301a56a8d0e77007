import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { md5Hex, utf8Bytes } from './md5';

const reference = (text: string) => createHash('md5').update(Buffer.from(text, 'utf8')).digest('hex');

test('has the sums of RFC 1321', () => {
  expect(md5Hex(utf8Bytes(''))).toBe('d41d8cd98f00b204e9800998ecf8427e');
  expect(md5Hex(utf8Bytes('message digest'))).toBe('f96b697d7cb7938d525a2f31aaf161d0');
});

test('agrees with the MD5 of Node for every length about a block, and for any text', () => {
  for (let length = 0; length <= 200; length++) {
    const text = 'x'.repeat(length);
    expect(md5Hex(utf8Bytes(text))).toBe(reference(text));
  }
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 150 }),
      (text) => md5Hex(utf8Bytes(text)) === reference(text),
    ),
    { numRuns: 200 },
  );
});

test.each(['é', '€', '\u{1F600}', '\uFFFF', '\u{10FFFF}', 'a\uD800b', '\uDC00', '\uD83D'])(
  'writes %j as UTF-8',
  (text) => {
    expect(utf8Bytes(text)).toEqual([...Buffer.from(text, 'utf8')]);
  },
);
