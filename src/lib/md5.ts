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

/** The bits that begin a character of one, two, three more bytes. */
const LEADS = [0, 0xc0, 0xe0, 0xf0];

/** The UTF-8 bytes of a text; half of a character counts as U+FFFD, as in every encoder of the web. */
export function utf8Bytes(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text) {
    let point = character.codePointAt(0)!;
    if (point >= 0xd800 && point <= 0xdfff) point = 0xfffd;
    if (point < 0x80) bytes.push(point);
    else {
      const more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
      bytes.push(LEADS[more] | (point >> (6 * more)));
      for (let left = more - 1; left >= 0; left--) bytes.push(0x80 | ((point >> (6 * left)) & 0x3f));
    }
  }
  return bytes;
}

/** The MD5 sum of some bytes, as 32 hexadecimal digits. */
export function md5Hex(bytes: readonly number[]): string {
  const words = new Int32Array((((bytes.length + 8) >> 6) + 1) << 4);
  bytes.forEach((byte, place) => (words[place >> 2] |= byte << (8 * (place & 3))));
  words[bytes.length >> 2] |= 0x80 << (8 * (bytes.length & 3));
  words[words.length - 2] = bytes.length << 3;
  const sum = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476);
  for (let block = 0; block < words.length; block += 16) addBlock(sum, words.subarray(block, block + 16));
  let digits = '';
  const view = new DataView(sum.buffer);
  for (let at = 0; at < 16; at += 4) digits += view.getUint32(at).toString(16).padStart(8, '0');
  return digits;
}

function addBlock(sum: Int32Array, words: Int32Array): void {
  let a = sum[0];
  let b = sum[1];
  let c = sum[2];
  let d = sum[3];
  for (let step = 0; step < 64; step++) {
    const round = step >> 4;
    const word = words[(step * STRIDES[round] + STARTS[round]) & 15];
    const turned = (a + mixed(round, b, c, d) + SINES[step] + word) | 0;
    const by = ROTATIONS[round][step & 3];
    a = d;
    d = c;
    c = b;
    b = (b + ((turned << by) | (turned >>> (32 - by)))) | 0;
  }
  sum[0] += a;
  sum[1] += b;
  sum[2] += c;
  sum[3] += d;
}

function mixed(round: number, b: number, c: number, d: number): number {
  if (round === 0) return (b & c) | (~b & d);
  if (round === 1) return (d & b) | (~d & c);
  return round === 2 ? b ^ c ^ d : c ^ (b | ~d);
}
