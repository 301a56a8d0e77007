/**
 * `<kinetoscope-figure scene="factor" pf="3">`: a still of the scene, and the live figure in a frame of its own in its
 * place when it is about to be seen.
 */
import { PACKED, WIDTHS } from 'virtual:rooms';
import { unpackHeights } from '../../lib/packed-rooms';
import { roomAt, roomsIn } from '../../lib/rooms-at';
import { CONNECT, HELLO, isGreeting, newsIn, type Command, type News, type SettingValue } from '../protocol';
import { savesData } from '../saves-data';
import { onChangeAround } from './around';
import { isForFigure, KEEPS_ROOM, OPENS_ANEW, queryOf } from './attributes';
import type { FigureEvents } from './events';
import { folderAt } from './folder-at';
import { themeAround } from './host-theme';
import { wordsOf } from './scene-words';
import { dressed } from './shadow';
import { withLast } from './with-last';

/** A figure is got ready when it is about to be scrolled into sight. */
const NEAR = '600px 0px';
/** Or is on the next slide, clipped. Not above and below: there it would be added to the other. */
const BESIDE = '0px 600px';
const TALL_BELOW = 760;
const OPENING = 'falling-behind';

/** Where there are no elements, as on a server that writes pages, there is a class, and no more. */
const Plain = globalThis.HTMLElement ?? (Object as unknown as typeof HTMLElement);

// What the interface adds are the names of events, which every element can be asked for.
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging
export class KinetoscopeFigure extends Plain {
  /** The folder that has `embed/` and `posters/` in it, with a slash at its end: where an element says no `base`. */
  static base = '';

  readonly #parts = dressed(this);
  #frame: HTMLIFrameElement | null = null;
  #port: MessagePort | null = null;
  #untold: Command[] = [];
  #height = 0;
  #width = 0;
  #isNear = false;
  /** What the frame was told last; null: nothing. */
  #isSeen: boolean | null = null;
  #theme: 'light' | 'dark' = 'light';
  #title = 'Kinetoscope';
  #ends: (() => void)[] = [];

  connectedCallback(): void {
    const attributes = new MutationObserver((changes) => this.#changed(changes));
    attributes.observe(this, { attributes: true });
    // With the next frame: what is observed would change its size while that is told.
    let frame = 0;
    const sizes = new ResizeObserver(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => this.#fit());
    });
    sizes.observe(this);
    // Where the browser is late, it tells of several times at once.
    const near = new IntersectionObserver((times) => this.#comeNear(times[times.length - 1].isIntersecting), {
      rootMargin: NEAR,
      scrollMargin: BESIDE,
    });
    near.observe(this);
    window.addEventListener('message', this.#hear);
    this.#ends = [
      () => attributes.disconnect(),
      () => {
        cancelAnimationFrame(frame);
        sizes.disconnect();
      },
      () => near.disconnect(),
      () => window.removeEventListener('message', this.#hear),
      onChangeAround(this.#parts.room, () => {
        this.#follow();
        this.#tellSight();
      }),
    ];
    this.#follow();
    this.#fit();
    void this.#learn();
  }

  /** Moved by `moveBefore`, it goes on as it is. */
  connectedMoveCallback(): void {
    this.#fit();
  }

  disconnectedCallback(): void {
    for (const end of this.#ends.splice(0)) end();
    this.#close();
    this.#isNear = false;
  }

  /** Plays, as soon as it is seen. */
  play(): void {
    this.#tell({ type: 'play' });
  }

  pause(): void {
    this.#tell({ type: 'pause' });
  }

  /** @param t simulated seconds */
  seek(t: number): void {
    this.#tell({ type: 'seek', t });
  }

  /**
   * Gives a setting a value from the playhead on, as its control would.
   * @param name as in a link: `pf`, or `pf.2` of the second consumer
   * @param value null: as the scene has it
   */
  set(name: string, value: SettingValue): void {
    this.#tell({ type: 'set', name, value });
  }

  /** Loads the live figure although the reader saves data. */
  load(): void {
    this.#isNear = true;
    if (this.#frame === null) this.#open();
  }

  get #base(): string {
    return folderAt(this.getAttribute('base') ?? KinetoscopeFigure.base);
  }

  get #scene(): string {
    const scene = this.getAttribute('scene') ?? OPENING;
    return Object.hasOwn(PACKED, scene) ? scene : OPENING;
  }

  #comeNear(isNear: boolean): void {
    this.#tellSight();
    if (!isNear || this.#isNear) return;
    this.#isNear = true;
    if (savesData()) this.#parts.offer(() => this.load());
    else this.#open();
  }

  #open(): void {
    // What was said before it was there waits; what was said to another is in the address, or gone.
    const untold = this.#frame === null ? this.#untold : [];
    this.#close();
    this.#untold = untold;
    const frame = document.createElement('iframe');
    frame.title = this.#title;
    // Scripts, and a link to a page of its own: nothing of the page around, and nothing that is kept.
    frame.setAttribute('sandbox', 'allow-scripts allow-popups allow-popups-to-escape-sandbox');
    // That it loads is settled here: where data is saved, the reader has asked for it.
    frame.src = `${this.#base}embed/?${queryOf(this, this.#theme)}#load`;
    frame.style.colorScheme = this.#theme;
    this.#frame = frame;
    this.#parts.room.append(frame);
  }

  #close(): void {
    this.#port?.close();
    this.#port = null;
    this.#frame?.remove();
    this.#frame = null;
    this.#height = 0;
    this.#untold = [];
    this.#parts.live(false);
    this.#parts.offer(null);
  }

  readonly #hear = ({ source, data }: MessageEvent): void => {
    const frame = this.#frame?.contentWindow ?? null;
    if (frame === null || source !== frame || !isGreeting(data, HELLO)) return;
    // Its page came anew, as its address has it: what was changed since is not in it.
    if (this.#port !== null) return this.#open();
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.addEventListener('message', ({ data: said }) => {
      const news = newsIn(said);
      if (news !== null && port1 === this.#port) this.#take(news);
    });
    port1.start();
    // The frame has no origin that could be named.
    frame.postMessage(CONNECT, '*', [port2]);
    this.#isSeen = null;
    this.#tellSight();
    for (const command of this.#untold.splice(0)) port1.postMessage(command);
  };

  #take(news: News): void {
    const { type, ...detail } = news;
    if (news.type === 'height') {
      this.#height = news.height;
      this.#fit();
    }
    if (news.type === 'ready') {
      this.#parts.live(true);
      this.#fit();
    }
    this.dispatchEvent(new CustomEvent(type as keyof FigureEvents, { detail }));
  }

  #tell(command: Command): void {
    if (this.#port !== null) return this.#port.postMessage(command, []);
    this.#untold = withLast(this.#untold, command);
  }

  #tellSight(): void {
    if (this.#port === null) return;
    const seen = this.checkVisibility?.({ opacityProperty: true, visibilityProperty: true }) ?? true;
    // Asked whenever something moves around the figure; the frame hears of it once.
    if (seen === this.#isSeen) return;
    this.#isSeen = seen;
    this.#tell({ type: 'seen', seen });
  }

  /** All that was changed together: the figure is opened anew once, or told of each. */
  #changed(changes: readonly MutationRecord[]): void {
    const names = new Set(changes.map(({ attributeName }) => attributeName ?? ''));
    if (names.has('scene')) void this.#learn();
    this.#follow();
    this.#fit();
    const told = [...names].filter((name) => name === 'base' || (isForFigure(name) && name !== 'theme'));
    if (this.#frame === null || told.length === 0) return;
    const t = Number(this.getAttribute('t') ?? NaN);
    // Before it listens, the address tells it all; and what is no moment the frame names.
    const isAnew = told.some((name) => OPENS_ANEW.test(name) || (name === 't' && Number.isNaN(t)));
    if (this.#port === null || isAnew) return this.#open();
    for (const name of told) {
      if (name === 't') this.seek(t);
      else this.set(name, this.getAttribute(name));
    }
  }

  /** Takes the theme that is asked for, or that of the page around. */
  #follow(): void {
    const asked = this.getAttribute('theme');
    const theme = asked === 'light' || asked === 'dark' ? asked : themeAround(this);
    const isSame = theme === this.#theme;
    this.#theme = theme;
    this.#show();
    if (this.#frame === null || isSame) return;
    // A frame of another scheme than its own would have a ground of its own.
    this.#frame.style.colorScheme = this.#theme;
    this.#tell({ type: 'theme', theme: this.#theme });
  }

  /** Has it told what the still says, in words. */
  async #learn(): Promise<void> {
    const scene = this.#scene;
    const words = await wordsOf(KinetoscopeFigure.base, scene);
    if (words === null || scene !== this.#scene) return;
    this.#title = words.title;
    this.#parts.tell(`${words.title}. ${words.point}`);
    if (this.#frame !== null) this.#frame.title = words.title;
  }

  #show(): void {
    const form = this.#width > 0 && this.#width < TALL_BELOW ? 'tall' : 'wide';
    const still = (theme: string, as: string) => `${this.#base}posters/${this.#scene}-${theme}-${as}.svg`;
    this.#parts.show(still(this.#theme, form), still('light', 'wide'));
  }

  #fit(): void {
    const width = this.clientWidth;
    if (width === 0) return;
    const wasTall = this.#width < TALL_BELOW;
    this.#width = width;
    if (wasTall !== width < TALL_BELOW) this.#show();
    const own = this.getAttribute('rooms');
    const [widths, heights] = own === null ? [WIDTHS, unpackHeights(PACKED[this.#scene])] : roomsIn(own);
    // The room of a scene is that of its figure as it is: with other settings, or less of it, the figure alone knows.
    const isKnown =
      own !== null || [...this.attributes].every(({ name }) => !isForFigure(name) || KEEPS_ROOM.test(name));
    const room = isKnown || this.#height === 0 ? roomAt(widths, heights, width) : 0;
    this.#parts.room.style.height = `${Math.max(room, this.#height)}px`;
  }
}

type Events = Omit<HTMLElementEventMap, keyof FigureEvents> & FigureEvents;
type Heard<Name extends keyof Events> = (this: KinetoscopeFigure, event: Events[Name]) => unknown;

/** The events of the figure, with what they tell. */
export interface KinetoscopeFigure {
  addEventListener<Name extends keyof Events>(
    name: Name,
    listener: Heard<Name>,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Name extends keyof Events>(
    name: Name,
    listener: Heard<Name>,
    options?: boolean | EventListenerOptions,
  ): void;
}
