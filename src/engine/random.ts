/**
 * Random numbers drawn by counter: `draw(seed, stream, index)` is a pure function, so no setting that is moved
 * changes what another part of the run draws. Only integer operations and IEEE + - * / are used, because
 * `Math.log` and its kind differ between JavaScript engines.
 */

/** Scrambles 32 bits so that every input bit reaches every output bit (an xor-shift-multiply finalizer). */
function scramble(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad);
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
  return bits ^ (bits >>> 15);
}

const TWO_32 = 4_294_967_296;

/** A whole number 0 .. 2^32-1, the same for the same three arguments. `index` is 0 .. 2^53-1. */
export function draw(seed: number, stream: number, index: number): number {
  const high = Math.floor(index / TWO_32);
  let bits = scramble(seed ^ 0x9e3779b9);
  bits = scramble(bits + Math.imul(stream, 0x85ebca6b) + 0x165667b1);
  bits = scramble(bits ^ Math.imul(high + 0x27d4eb2f, 0xc2b2ae35));
  bits = scramble(bits + Math.imul((index % TWO_32) | 0, 0x9e3779b1));
  return scramble(bits + stream) >>> 0;
}

/** A number of the open interval (0, 1), in steps of 2^-32. */
export function drawUnit(seed: number, stream: number, index: number): number {
  return (draw(seed, stream, index) + 0.5) / TWO_32;
}

/** The number of an independent stream of draws, from what it is for and up to three small whole numbers. */
export function streamNumber(purpose: number, a = 0, b = 0, c = 0): number {
  let bits = scramble(purpose + 0x3c6ef372);
  bits = scramble(bits + Math.imul(a + 1, 0x9e3779b1));
  bits = scramble(bits + Math.imul(b + 1, 0x85ebca77));
  return scramble(bits + Math.imul(c + 1, 0xc2b2ae3d)) >>> 0;
}

const LN_2 = 0.6931471805599453;

/** Natural logarithm of x > 0 by IEEE arithmetic only: x = m * 2^e, ln m = 2 artanh((m-1)/(m+1)). */
export function ln(x: number): number {
  let exponent = 0;
  let mantissa = x;
  while (mantissa > 1.4142135623730951) {
    mantissa /= 2;
    exponent++;
  }
  while (mantissa < 0.7071067811865476) {
    mantissa *= 2;
    exponent--;
  }
  const ratio = (mantissa - 1) / (mantissa + 1);
  const square = ratio * ratio;
  let sum = 0;
  // |ratio| < 0.172, so the terms behind the 23rd power are below 2^-53.
  for (let power = 23; power >= 1; power -= 2) sum = sum * square + 1 / power;
  return 2 * ratio * sum + exponent * LN_2;
}

/** e to the power x, for |x| < 700, by IEEE arithmetic only: e^x = (e^(x / 1024))^1024. */
export function exp(x: number): number {
  const small = x / 1024;
  let sum = 1;
  for (let term = 10; term >= 1; term--) sum = 1 + (small * sum) / term;
  let result = sum;
  for (let doubling = 0; doubling < 10; doubling++) result *= result;
  return result;
}

/** An exponential waiting time with mean 1. */
export function drawExponential(seed: number, stream: number, index: number): number {
  return -ln(drawUnit(seed, stream, index));
}
