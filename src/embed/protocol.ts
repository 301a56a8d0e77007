/**
 * What a figure in a frame and the page around it say to each other. Each side checks whom it hears, then what it
 * hears: the first message goes from window to window, all others through a port that only these two have. A sandboxed
 * frame has no origin to be known by, so nothing secret is ever said.
 *
 *     frame -> page   { kinetoscope: 1, type: 'hello' }                         to the parent window, when it listens
 *     page -> frame   { kinetoscope: 1, type: 'connect' }                       to the frame's window, with a port
 *
 * What is not in this list, or has another shape, is ignored by both.
 */

/** Goes up when an old page and a new frame, or the other way round, would misunderstand each other. */
export const PROTOCOL_VERSION = 1;

export const HELLO = { kinetoscope: PROTOCOL_VERSION, type: 'hello' } as const;
export const CONNECT = { kinetoscope: PROTOCOL_VERSION, type: 'connect' } as const;

/** A value of a setting, as an attribute or a link has it; null: as the scene has it. */
export type SettingValue = string | number | boolean | null;

/** Through the port, from the page to the figure. */
export type Command =
  | { readonly type: 'play' }
  | { readonly type: 'pause' }
  /** `t`: simulated seconds. */
  | { readonly type: 'seek'; readonly t: number }
  /** `name`: of a setting, as in a link. */
  | { readonly type: 'set'; readonly name: string; readonly value: SettingValue }
  | { readonly type: 'theme'; readonly theme: 'light' | 'dark' }
  /** Whether the reader can see it: what hides it without moving it the frame cannot know. */
  | { readonly type: 'seen'; readonly seen: boolean };

/** Through the port, from the figure to the page. */
export type News =
  /** The figure can be moved. `t`: where its playhead stands, simulated seconds. */
  | { readonly type: 'ready'; readonly scene: string; readonly version: string; readonly t: number }
  /** CSS pixels that all of it takes. */
  | { readonly type: 'height'; readonly height: number }
  | { readonly type: 'time'; readonly t: number; readonly playing: boolean }
  /** A setting has another value. */
  | { readonly type: 'change'; readonly name: string; readonly value: SettingValue }
  /** Something that was asked for cannot be; `name`: the attribute, or the setting, where it is about one. */
  | { readonly type: 'error'; readonly name: string | null; readonly message: string };

/** Characters: no value of a setting that fits an attribute is longer. */
const LONGEST_TEXT = 8_192;

/** CSS pixels: no figure is as high, and no page is to be blown up by a frame that is broken. */
const HIGHEST = 20_480;

type Check = (value: unknown) => boolean;
type Shapes<M extends { readonly type: string }> = {
  readonly [Type in M['type']]: {
    readonly [Member in Exclude<keyof Extract<M, { type: Type }>, 'type'>]: Check;
  };
};

const isText: Check = (value) => typeof value === 'string' && value.length <= LONGEST_TEXT;
const isTruth: Check = (value) => typeof value === 'boolean';
const isAmount: Check = (value) => typeof value === 'number' && value >= 0 && value < 1e9;
const isValue: Check = (value) =>
  value === null || isText(value) || isTruth(value) || (typeof value === 'number' && Number.isFinite(value));

const COMMANDS: Shapes<Command> = {
  play: {},
  pause: {},
  seek: { t: isAmount },
  set: { name: isText, value: isValue },
  theme: { theme: (value) => value === 'light' || value === 'dark' },
  seen: { seen: isTruth },
};

const NEWS: Shapes<News> = {
  ready: { scene: isText, version: isText, t: isAmount },
  height: { height: (value) => isAmount(value) && Number(value) <= HIGHEST },
  time: { t: isAmount, playing: isTruth },
  change: { name: isText, value: isValue },
  error: { name: (value) => value === null || isText(value), message: isText },
};

function read(message: unknown, shapes: Readonly<Record<string, Readonly<Record<string, Check>>>>): boolean {
  if (typeof message !== 'object' || message === null) return false;
  const members = message as Readonly<Record<string, unknown>>;
  const { type } = members;
  if (typeof type !== 'string' || !Object.hasOwn(shapes, type)) return false;
  return Object.entries(shapes[type]).every(([name, check]) => check(members[name]));
}

/** What was heard through the port, where it is a command. */
export function commandIn(message: unknown): Command | null {
  return read(message, COMMANDS) ? (message as Command) : null;
}

/** What was heard through the port, where it is news. */
export function newsIn(message: unknown): News | null {
  return read(message, NEWS) ? (message as News) : null;
}

/** Whether a message between windows is this one, of a version that is understood. */
export function isGreeting(message: unknown, { type }: typeof HELLO | typeof CONNECT): boolean {
  if (typeof message !== 'object' || message === null) return false;
  const said = message as Readonly<Record<string, unknown>>;
  return said['kinetoscope'] === PROTOCOL_VERSION && said['type'] === type;
}
