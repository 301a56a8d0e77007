import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { md5 } from './md5';

const sumOf = (text: string) => md5(text).toString(16).padStart(32, '0');
const reference = (text: string) => createHash('md5').update(Buffer.from(text, 'utf8')).digest('hex');

test('has the sums of RFC 1321', () => {
  expect(sumOf('')).toBe('d41d8cd98f00b204e9800998ecf8427e');
  expect(sumOf('message digest')).toBe('f96b697d7cb7938d525a2f31aaf161d0');
});

test('agrees with the MD5 of Node for every length about a block, and for any text', () => {
  for (let length = 0; length <= 200; length++) {
    const text = 'x'.repeat(length);
    expect(sumOf(text)).toBe(reference(text));
  }
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 150 }), (text) => sumOf(text) === reference(text)),
    { numRuns: 200 },
  );
});

test.each(['é', '€', '\u{1F600}', '\uFFFF', '\u{10FFFF}', 'a\uD800b', '\uDC00', '\uD83D'])(
  'takes the UTF-8 bytes of %j',
  (text) => {
    expect(sumOf(text)).toBe(reference(text));
  },
);
