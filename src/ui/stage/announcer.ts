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

/** When somebody last spoke: two that share one never speak within three seconds of each other. */
export class Floor {
  saidAt = -Infinity;
}

export class Announcer {
  private topic = '';
  private text = '';
  private saidTopic = '';
  private saidText = '';
  /** When the topic that is to be told became another than the one that was told; null: none is. */
  private newSince: number | null = null;
  private cancel: () => void = () => undefined;

  constructor(
    private readonly clock: AnnouncerClock,
    private readonly say: (text: string) => void,
    private readonly floor = new Floor(),
    /** Takes back what was told: a region that keeps its text is silent when the same is told in it once more. */
    private readonly unsay: (text: string) => void = () => undefined,
  ) {}

  /** `text` holds now, '' nothing. It is told when `topic` is another than the one that was told last. */
  hear(topic: string, text: string): void {
    const isNew = topic !== this.topic;
    this.topic = topic;
    this.text = text;
    if (!isNew) return;
    this.cancel();
    if (text === '') {
      this.forget();
      return;
    }
    if (topic === this.saidTopic) {
      this.newSince = null;
      return;
    }
    const now = this.clock.now();
    this.newSince ??= now;
    const settled = Math.min(now + SETTLED_MILLIS, this.newSince + PAUSE_MILLIS);
    this.cancel = this.clock.after(Math.max(settled, this.floor.saidAt + PAUSE_MILLIS) - now, () =>
      this.tell(),
    );
  }

  dispose(): void {
    this.cancel();
    // What was about to be told is told by whoever hears it next.
    this.topic = this.saidTopic;
    this.newSince = null;
  }

  /** There is nothing to tell; the same text is news when it comes again. */
  private forget(): void {
    if (this.saidText !== '') this.unsay(this.saidText);
    this.saidTopic = this.topic;
    this.saidText = '';
    this.newSince = null;
  }

  private tell(): void {
    const now = this.clock.now();
    const wait = this.floor.saidAt + PAUSE_MILLIS - now;
    // Another spoke meanwhile: whoever waited longer is first.
    if (wait > 0 && this.text !== this.saidText) {
      this.cancel = this.clock.after(wait, () => this.tell());
      return;
    }
    this.newSince = null;
    this.saidTopic = this.topic;
    if (this.text === this.saidText) return;
    this.floor.saidAt = now;
    this.saidText = this.text;
    this.say(this.text);
  }
}
