/**
 * A 128-bit fingerprint of bytes, the same on every machine: four multiply-and-rotate lanes over 32-bit words.
 * It tells histories apart; it is no defence against somebody who wants two to agree.
 */
export class Fingerprint {
  private readonly lanes = Int32Array.of(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344);
  private words = 0;

  addWord(word: number): void {
    const { lanes } = this;
    const lane = this.words++ & 3;
    const mixed = Math.imul(lanes[lane] ^ word, 0x9e3779b1);
    lanes[lane] = Math.imul((mixed << 13) | (mixed >>> 19), 0x85ebca6b) + this.words;
  }

  addWords(words: Uint32Array): void {
    for (let index = 0; index < words.length; index++) this.addWord(words[index]);
  }

  addText(text: string): void {
    this.addWord(text.length);
    for (let index = 0; index < text.length; index++) this.addWord(text.charCodeAt(index));
  }

  /** The fingerprint of all that was added, as 32 hexadecimal digits. */
  toString(): string {
    const { lanes } = this;
    const state = lanes.slice();
    // Every lane must reach every digit.
    for (let round = 0; round < 12; round++) {
      const lane = round & 3;
      let mixed = state[lane] ^ state[(lane + 1) & 3] ^ this.words;
      mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
      state[lane] = Math.imul(mixed ^ (mixed >>> 13), 0x21f0aaad) ^ (mixed >>> 16);
    }
    return Array.from(state, (value) => (value >>> 0).toString(16).padStart(8, '0')).join('');
  }
}
