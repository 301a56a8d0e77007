import type { SettingKey } from '../../scenario';

/** What the model assumes where AWS does not publish how it works, told where it acts. */
interface AssumptionWords {
  /** The name of the mark and of what it opens. */
  readonly title: string;
  /** Beside the sign, where there is room; a part of the title. */
  readonly short: string;
  readonly text: string;
  readonly source: string;
}

const GUIDE = 'AWS Lambda Developer Guide, Using AWS Lambda with Amazon Kinesis';

export const assumptionWords = {
  /** Of the small sign on the stage. */
  mark: (title: string) => `Our assumption: ${title}`,
  sign: '†',
  close: 'Close',
  source: (source: string) => `Source: ${source}`,
  of: {
    laneAssignment: {
      title: 'how keys get their lane',
      short: 'lane',
      text: 'AWS says that records of one partition key stay in order, and that at most as many batches of a shard run at once as the factor allows. Which key goes to which lane it does not say; its blogs tell of keys, others of ranges of hash keys.',
      source: GUIDE,
    },
    readAheadRecords: {
      title: 'how far the read-ahead goes',
      short: 'read-ahead',
      text: 'AWS says that each shard is polled once a second, whatever the batch size. How many records Lambda may hold that are read and not yet in a batch it does not say; here there is no bound unless you set one.',
      source: GUIDE,
    },
    pollJitterMillis: {
      title: 'when polls come',
      short: 'polls',
      text: 'AWS says once a second for each shard. When within the second, and how evenly, it does not say; here consumers are spread over it, and each poll comes a little early or late.',
      source: GUIDE,
    },
  } satisfies Readonly<Partial<Record<SettingKey, AssumptionWords>>>,
} as const;
