/**
 * MD5 (RFC 1321), for hash keys only: nothing here is a secret. It is ours because it is a fifth of what a library of
 * hashes brings along, and the engine is to stay small.
 */

/** By round, how far each of four steps in turn rotates. */
const ROTATIONS = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
];

/** By round, which word of a block a step takes: `STRIDES` times the step and `STARTS`, of sixteen. */
const STRIDES = [1, 5, 3, 7];
const STARTS = [0, 1, 5, 0];

/** floor(2^32 * |sin(step + 1)|), turning on from sine to sine: `Math.sin` differs between JavaScript engines. */
const SINES = ((): Int32Array => {
  const [sin1, cos1] = [0.8414709848078965, 0.5403023058681398];
  let [sin, cos] = [sin1, cos1];
  return Int32Array.from({ length: 64 }, () => {
    const value = Math.floor(4_294_967_296 * Math.abs(sin));
    [sin, cos] = [sin * cos1 + cos * sin1, cos * cos1 - sin * sin1];
    return value | 0;
  });
})();

/** The sum so far, and its bytes: the same memory for each text, because there are many short ones. */
const SUM = new Int32Array(4);
const DIGEST = new DataView(SUM.buffer);

const UTF_8 = new TextEncoder();

/**
 * The MD5 sum of a text's UTF-8 bytes, as a number below 2^128: its bytes from the highest to the lowest. Half of a
 * character counts as U+FFFD, as in every encoder of the web.
 */
export function md5(text: string): bigint {
  const bytes = UTF_8.encode(text);
  const words = new Int32Array((((bytes.length + 8) >> 6) + 1) << 4);
  bytes.forEach((byte, place) => (words[place >> 2] |= byte << (8 * (place & 3))));
  words[bytes.length >> 2] |= 0x80 << (8 * (bytes.length & 3));
  words[words.length - 2] = bytes.length << 3;
  SUM.set([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476]);
  for (let block = 0; block < words.length; block += 16) addBlock(words, block);
  return (DIGEST.getBigUint64(0) << 64n) | DIGEST.getBigUint64(8);
}

function addBlock(words: Int32Array, from: number): void {
  let [a, b, c, d] = SUM;
  for (let step = 0; step < 64; step++) {
    const round = step >> 4;
    const word = words[from + ((step * STRIDES[round] + STARTS[round]) & 15)];
    const turned = (a + mixed(round, b, c, d) + SINES[step] + word) | 0;
    const by = ROTATIONS[round][step & 3];
    a = d;
    d = c;
    c = b;
    b = (b + ((turned << by) | (turned >>> (32 - by)))) | 0;
  }
  SUM[0] += a;
  SUM[1] += b;
  SUM[2] += c;
  SUM[3] += d;
}

function mixed(round: number, b: number, c: number, d: number): number {
  if (round === 0) return (b & c) | (~b & d);
  if (round === 1) return (d & b) | (~d & c);
  return round === 2 ? b ^ c ^ d : c ^ (b | ~d);
}
