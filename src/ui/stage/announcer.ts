/**
 * What is told aloud of a text that changes all the time. Two messages are at least three seconds apart, so each must be
 * worth it: what passes by while the playhead is dragged is not, or it would be told, and what holds in the end three
 * seconds later. So a text is told when it has stood for a moment, and at the latest three seconds after it was new.
 */

/** Screen readers are told something new no more often than this. */
const PAUSE_MILLIS = 3_000;
/** For so long the same must hold before it is told. */
const SETTLED_MILLIS = 300;

/** The clock and the timer of a browser, or of a test. */
interface AnnouncerClock {
  readonly now: () => number;
  /** Calls back after so many milliseconds, unless the returned function is called before. */
  readonly after: (millis: number, call: () => void) => () => void;
}

export class Announcer {
  private topic = '';
  private text = '';
  private saidTopic = '';
  private saidText = '';
  private saidAt = -Infinity;
  /** When the topic that is to be told became another than the one that was told; null: none is. */
  private newSince: number | null = null;
  private cancel: () => void = () => undefined;

  constructor(
    private readonly clock: AnnouncerClock,
    private readonly say: (text: string) => void,
  ) {}

  /** `text` holds now. It is told when `topic` is another than the one that was told last. */
  hear(topic: string, text: string): void {
    const isNew = topic !== this.topic;
    this.topic = topic;
    this.text = text;
    if (!isNew) return;
    this.cancel();
    if (topic === this.saidTopic) {
      this.newSince = null;
      return;
    }
    const now = this.clock.now();
    this.newSince ??= now;
    const settled = Math.min(now + SETTLED_MILLIS, this.newSince + PAUSE_MILLIS);
    this.cancel = this.clock.after(Math.max(settled, this.saidAt + PAUSE_MILLIS) - now, () => this.tell());
  }

  dispose(): void {
    this.cancel();
    // What was about to be told is told by whoever hears it next.
    this.topic = this.saidTopic;
    this.newSince = null;
  }

  private tell(): void {
    this.newSince = null;
    this.saidTopic = this.topic;
    if (this.text === this.saidText) return;
    this.saidAt = this.clock.now();
    this.saidText = this.text;
    this.say(this.text);
  }
}
