/** "a, b or c". */
function either(all: readonly string[]): string {
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} or ${all[all.length - 1]}`;
}

const hashKey = 'a hash key (a decimal number from 0 to 2^128-1, in quotes)';
const PATTERN = '{"partitionKey": [{"prefix": "user-"}]}';
const nearestMember = (name: string) => `the nearest member is ${name}`;

/**
 * What is wrong with a scenario, as the page and the command line say it. `sentence` puts a subject before the rest of
 * a sentence; `must` makes that rest of what is allowed, of which most entries speak.
 */
export const scenarioFaultWords = {
  /** `member` is '' for the scenario itself. */
  sentence: (member: string, rest: string) => `${member === '' ? 'The scenario' : member} ${rest}.`,

  must: {
    be: (what: string, value: string) => `must be ${what}, not ${value}`,
    beGiven: (what: string) => `must be ${what}; it is left out`,
    haveNone: (names: readonly string[]) => `must have no member called ${names.join(', ')}`,
    differ: (other: string, name: string) => `must differ from all other names, but ${other} has ${name} too`,
    stay: (value: string) => `must stay ${value} during a run`,
    putAtMost: (most: number, rate: number) => `must put at most ${most} records/s together, not ${rate}`,
    haveAtMost: (most: number, own: number) =>
      `must have at most ${most} records of their own together, not ${own}`,
    comeToAtMost: (most: number, readers: number) =>
      `must come to at most ${most} readers (consumers times shards), not ${readers}`,
  },
  unknown: {
    near: (name: string) => `is not known; ${nearestMember(name)}`,
    allowed: (known: readonly string[]) =>
      `is not known; allowed here ${known.length === 1 ? 'is' : 'are'} ${known.join(', ')}`,
  },
  /** `sentence` is a whole one, of the scenario that the value would make. */
  refused: (sentence: string) => `is refused: ${sentence.replace(/\.$/, '')}`,

  /** Values that are not shown as they are. */
  values: {
    list: (length: number) => `a list of ${length}`,
    object: 'an object',
    kind: (kind: string) => `a ${kind}`,
  },

  either,
  orNull: (what: string) => `null or ${what}`,
  trueOrFalse: 'true or false',
  text: (longest: number) => `text of 1 to ${longest} Unicode characters`,
  list: (least: number, most: number, items: string) => `a list of ${least} to ${most} ${items}`,
  anObject: 'an object',
  /** Single numbers, and those of a range beside them: "-1 or a whole number from 60 to 604800". */
  range: (single: readonly number[], min: number, max: number, whole: boolean) => {
    const span = min === max ? `${min}` : `${whole ? 'a whole number' : 'a number'} from ${min} to ${max}`;
    return [...single.map(String), span].join(' or ');
  },

  /** What the items of a list are. */
  items: {
    commands: 'commands',
    consumers: 'consumers',
    filters: 'filters',
    hashKeyRanges: 'hash-key ranges',
    keys: 'keys',
    names: 'names',
    numbers: 'numbers',
    partitionKeys: 'partition keys',
    places: 'places',
    producers: 'producers',
    records: 'records',
  },

  stream: {
    hashKey,
    hashKeyRanges: 'a list of hash-key ranges',
    start: (key: string) => `"${key}"`,
    startAfter: (key: string) => `"${key}", one more than the end of the range before it`,
    end: (least: string) => `${least} or more, not below its start`,
    lastEnd: (key: string) => `"${key}", so that the last range reaches the last hash key`,
    advantage: 'false unless streamMode is "ON_DEMAND"',
    shardCount: (count: number) => `${count}, the number of stream.shards, or left out`,
  },
  producer: {
    keys: 'a list of keys, or { "count", "skew" } for generated ones',
    records: 'a list of records',
    burst: 'an object { "recordsPerSecond", "everySeconds", "forSeconds" }',
    ramp: 'an object { "toRecordsPerSecond", "startsAt", "overSeconds" }',
    forSeconds: (everySeconds: number) => `at most everySeconds (${everySeconds})`,
    endsAt: (startsAt: number) => `null or later than startsAt (${startsAt})`,
  },
  consumer: {
    pollPhase: (range: string) => `null, ${range}, or a list of such numbers, one a consumer`,
    pollPhases: (count: number) => `a list of ${count}, one a consumer (count)`,
    outage: 'an object { "startsAt", "endsAt" }',
    outageEndsAt: (startsAt: number) => `later than startsAt (${startsAt})`,
    polls: 'false (Firehose polls; it cannot subscribe)',
    otherConsumer: 'null or the name of another consumer that has a registration of its own',
    oneFunction: (other: string) =>
      `null or the name of another kind of consumer: ${other} is a Lambda function, and two of them cannot use one registration`,
    oneOfCount: 'null, because two Lambda functions cannot use one registration (count is above 1)',
  },
  filter: {
    criteria: 'an object with filters, such as { "filters": [{ "pattern": "..." }] }',
    pattern: {
      'not-json': `a pattern in JSON, such as ${PATTERN}`,
      'not-an-object': `a pattern that is an object, such as ${PATTERN}`,
      'names-data': 'a pattern on partitionKey: simulated records carry no data',
      'names-another': `a pattern on partitionKey alone, such as ${PATTERN}`,
      'names-nothing': `a pattern on partitionKey, such as ${PATTERN}`,
      'not-a-list': `a pattern with a list of rules for partitionKey, such as ${PATTERN}`,
      'no-rule':
        'a pattern whose rules are text, null, prefix, suffix, anything-but, exists or equals-ignore-case',
    },
  },
  command: {
    path: 'the path of a member, as text',
    value: 'the value that the member gets',
    memberOfPart: (example: string) => `a member of a producer or a consumer, such as ${example}`,
    staysAsItIs: (name: string) => `; ${name} stays as it is during a run`,
    changeable: 'a member that may change during a run',
    existing: (part: string, example: string) =>
      `an existing member below ${part}.<place>, such as ${example}`,
    nearest: (name: string) => `; ${nearestMember(name)}`,
  },
};
