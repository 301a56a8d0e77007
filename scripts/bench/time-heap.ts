/** What is due next: a binary heap of times and codes in typed arrays; of equal times the smaller code comes first. */
export class TimeHeap {
  size = 0;
  private readonly times: Float64Array;
  private readonly codes: Int32Array;

  constructor(most: number) {
    this.times = new Float64Array(most);
    this.codes = new Int32Array(most);
  }

  get firstTime(): number {
    return this.times[0];
  }

  push(time: number, code: number): void {
    const { times, codes } = this;
    let hole = this.size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (times[parent] < time || (times[parent] === time && codes[parent] < code)) break;
      times[hole] = times[parent];
      codes[hole] = codes[parent];
      hole = parent;
    }
    times[hole] = time;
    codes[hole] = code;
  }

  /** Takes the first out and gives its code. */
  pop(): number {
    const { times, codes } = this;
    const first = codes[0];
    const last = --this.size;
    const time = times[last];
    const code = codes[last];
    let hole = 0;
    for (let child = 1; child < last; child = 2 * hole + 1) {
      const right = child + 1;
      if (
        right < last &&
        (times[right] < times[child] || (times[right] === times[child] && codes[right] < codes[child]))
      )
        child = right;
      if (time < times[child] || (time === times[child] && code < codes[child])) break;
      times[hole] = times[child];
      codes[hole] = codes[child];
      hole = child;
    }
    times[hole] = time;
    codes[hole] = code;
    return first;
  }
}
