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
  /** To read and try it, about. */
  readonly minutes: number;
}

export const CHAPTERS: Readonly<Record<ChapterId, Chapter>> = {
  keys: { scenes: ['key-to-shard'], minutes: 2 },
  'uneven-keys': { scenes: ['uneven-keys'], minutes: 2 },
  'one-lambda': { scenes: ['one-lambda-a-shard'], minutes: 2 },
  'falling-behind': { scenes: ['falling-behind', 'factor-two'], minutes: 3 },
  factor: { scenes: ['factor'], minutes: 2 },
  'more-lanes-than-keys': { scenes: ['one-key'], minutes: 2 },
  whale: { scenes: ['whale'], minutes: 2 },
  'two-keys-one-lane': { scenes: ['two-keys-one-lane'], minutes: 2 },
  'batch-size': { scenes: ['batch-size'], minutes: 2 },
  'five-reads': { scenes: ['sixth-consumer', 'firehose-and-four', 'third-consumer'], minutes: 4 },
  'ten-megabytes': { scenes: ['ten-megabytes'], minutes: 2 },
  'fan-out': {
    scenes: ['fan-out', 'copied-stream', 'fan-out-slow-function', 'twenty-one-consumers'],
    minutes: 4,
  },
  poison: { scenes: ['poison-record', 'reserved-concurrency'], minutes: 4 },
  resharding: { scenes: ['resharding'], minutes: 2 },
  'which-one': { scenes: ['which-one'], minutes: 2 },
};

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
