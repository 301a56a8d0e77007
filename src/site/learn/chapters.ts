/** The chapters of the tutorial, in teaching order; their titles are in the words, their prose in `chapters/`. */

/** What every chapter consists of, in this order: each is a step that can be linked to. */
export const STEPS = ['parts', 'bet', 'why', 'try', 'recall', 'simplified'] as const;
export type Step = (typeof STEPS)[number];

export const CHAPTER_IDS = [
  'keys',
  'uneven-keys',
  'one-lambda',
  'falling-behind',
  'factor',
  'more-lanes-than-keys',
  'whale',
  'two-keys-one-lane',
  'batch-size',
  'five-reads',
  'ten-megabytes',
  'fan-out',
  'poison',
  'resharding',
  'which-one',
] as const;
export type ChapterId = (typeof CHAPTER_IDS)[number];

interface Chapter {
  /** The scenes it is about; it opens, and is pictured, with the first. */
  readonly scenes: readonly [string, ...string[]];
  /** To read it, watch its figures and reach its goals, about: a test counts its words and figures. */
  readonly minutes: number;
  /**
   * It is on the short path: whoever has half an hour reads these and can then predict what a factor, a choice of key
   * or one more consumer does. None of them needs one that is not.
   */
  readonly isCore?: true;
}

export const CHAPTERS: Readonly<Record<ChapterId, Chapter>> = {
  keys: { scenes: ['key-to-shard'], minutes: 4, isCore: true },
  'uneven-keys': { scenes: ['uneven-keys'], minutes: 4 },
  'one-lambda': { scenes: ['one-lambda-a-shard'], minutes: 4 },
  'falling-behind': { scenes: ['falling-behind', 'factor-two'], minutes: 6, isCore: true },
  factor: { scenes: ['factor'], minutes: 5, isCore: true },
  'more-lanes-than-keys': { scenes: ['one-key'], minutes: 4, isCore: true },
  whale: { scenes: ['whale'], minutes: 4 },
  'two-keys-one-lane': { scenes: ['two-keys-one-lane'], minutes: 4 },
  'batch-size': { scenes: ['batch-size'], minutes: 4 },
  'five-reads': {
    scenes: ['sixth-consumer', 'firehose-and-four', 'third-consumer'],
    minutes: 6,
    isCore: true,
  },
  'ten-megabytes': { scenes: ['ten-megabytes'], minutes: 4 },
  'fan-out': {
    scenes: ['fan-out', 'copied-stream', 'fan-out-slow-function', 'twenty-one-consumers'],
    minutes: 5,
  },
  poison: { scenes: ['poison-record', 'reserved-concurrency'], minutes: 5 },
  resharding: { scenes: ['resharding'], minutes: 4 },
  'which-one': { scenes: ['which-one'], minutes: 4 },
};

/** The chapters of the short path, in their order. */
export const SHORT_PATH = CHAPTER_IDS.filter((id) => CHAPTERS[id].isCore);

/** The chapter that follows one on the short path; undefined: it is the last of it, or not on it. */
export function nextOnShortPath(id: ChapterId): ChapterId | undefined {
  const place = SHORT_PATH.indexOf(id);
  return place === -1 ? undefined : SHORT_PATH[place + 1];
}

/** How long some of them take together, in minutes. */
export function minutesOf(ids: readonly ChapterId[]): number {
  return ids.reduce((minutes, id) => minutes + CHAPTERS[id].minutes, 0);
}

/** The chapter at a path of the site, `/learn/<chapter>`; null: there is none. */
export function chapterAt(path: string): ChapterId | null {
  return CHAPTER_IDS.find((id) => path === chapterPath(id)) ?? null;
}

export function chapterPath(id: ChapterId): string {
  return `/learn/${id}`;
}

/** The chapter that shows a scene; null: none does. */
export function chapterOfScene(scene: string): ChapterId | null {
  return CHAPTER_IDS.find((id) => CHAPTERS[id].scenes.includes(scene)) ?? null;
}
