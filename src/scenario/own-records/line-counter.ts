/** Line of an offset, from 1; offsets asked in rising order cost one pass together. */
export class LineCounter {
  private offset = 0;
  private line = 1;

  constructor(private readonly text: string) {}

  lineAt(offset: number): number {
    if (offset < this.offset) {
      this.offset = 0;
      this.line = 1;
    }
    for (;;) {
      const next = this.text.indexOf('\n', this.offset);
      if (next === -1 || next >= offset) return this.line;
      this.offset = next + 1;
      this.line += 1;
    }
  }
}
