/** Names the line of an offset. Offsets are asked in rising order, so that all together cost one pass over the text. */
export class LineCounter {
  private line = 1;
  /** Offset of the line break that ends `line`; beyond the text in its last line. */
  private lineEnd: number;

  constructor(private readonly text: string) {
    this.lineEnd = this.endFrom(0);
  }

  /**
   * The line of an offset, from 1.
   * @param offset in UTF-16 units, from 0; not below the one asked before
   */
  lineAt(offset: number): number {
    while (this.lineEnd < offset) {
      this.lineEnd = this.endFrom(this.lineEnd + 1);
      this.line += 1;
    }
    return this.line;
  }

  private endFrom(offset: number): number {
    const next = this.text.indexOf('\n', offset);
    return next === -1 ? Infinity : next;
  }
}
