/** "a, b or c". */
function either(all: readonly string[]): string {
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} or ${all[all.length - 1]}`;
}

const hashKey = 'a hash key (a decimal number from 0 to 2^128-1, in quotes)';
const PATTERN = '{"partitionKey": [{"prefix": "user-"}]}';
const gibibytes = (value: number) => `${Number(value.toPrecision(3))} GiB`;
const lessOf = 'lower seconds, recordsPerSecond or the number of consumers';
const nearestMember = (name: string) => `the nearest member is ${name}`;

/**
 * What is wrong with a scenario, as the page and the command line say it. `sentence` puts a subject before the rest of
 * a sentence; `must` makes that rest of what is allowed, of which most entries speak.
 */
export const scenarioFaultWords = {
  /** `member` is '' for the scenario itself. */
  sentence: (member: string, rest: string) => `${member === '' ? 'The scenario' : member} ${rest}.`,

  /** A run whose history would take more memory than it may, in GiB; `fits` seconds would do. */
  tooLarge: {
    expected: (run: {
      seconds: number;
      fits: number;
      records: number;
      consumers: number;
      takes: number;
      most: number;
    }) =>
      `must be at most about ${run.fits} here, not ${run.seconds}: the history of ${run.records} records and ` +
      `${run.consumers} consumers would take ${gibibytes(run.takes)}, more than ${gibibytes(run.most)}; ` +
      lessOf,
    grown: (seconds: number, reached: number, most: number) =>
      `must be at most about ${reached} here, not ${seconds}: by then the history takes ${gibibytes(most)}, all that ` +
      `it may; ${lessOf}`,
  },

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
  notASetting: (name: string) => `${name} is not a setting of this scenario.`,

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

  /** What is wrong with a link; `name` is that of a value in it, as it is written there. */
  link: {
    sentence: (names: readonly string[], rest: string) => `${names.join(', ')} ${rest}.`,
    /** A value within a list: `keys (item 2, weight)`. */
    within: (name: string, item: number, member: string) =>
      `${name} (item ${item}${member === '' ? '' : `, ${member}`})`,
    tooLong: (longest: number, length: number) =>
      `The link must be at most ${longest} characters long, not ${length}; nothing of it is read.`,
    malformed: 'must have two hexadecimal digits after each %',
    twice: (times: number) => `must be given once, not ${times} times`,
    unknownNear: (name: string, near: string) =>
      `Unknown setting '${name}': ignored; the nearest is ${near}.`,
    unknown: (name: string) => `Unknown setting '${name}': ignored.`,
    none: (rest: string) => rest.replace(/^must be null/, 'must be none'),
    noPlace: (part: 'producers' | 'consumers', count: number) =>
      count === 0
        ? `must name one of the ${part}, and there are none`
        : `must name one of the ${part}, 1 to ${count}`,
    onePlace: 'must stand without a place: there is only one',
    notOfKind: (type: string) => `must belong to another kind of consumer, not to ${type}`,
    eitherKeys: 'must stand without keys, which says already which keys there are',
    version: (version: number) => `${version}, the version that this page reads`,
    onOrOff: '1 (on) or 0 (off)',
    seconds: (least: number, years: number) => `a time in seconds, from ${least} to ${years} years`,
    picked: 'at most two records, each as shard.row, such as 0.123~1.45',
    change: 'at.<seconds>.<setting>, such as at.24.5.pf=3',
    reshard: {
      split: 'a shard and the hash key at which it is split, with ~~ between them, such as 0~~1000',
      merge: 'two adjacent shards with ~~ between them, such as 0~~1',
      scale: 'a number of shards',
    },
    rawChange: 'a path and a value in JSON with ~~ between them',
    changesAtMost: (most: number) => `at most ${most} changes, for so many consumers and keys`,
    noChanges: '"none", or at.<seconds>.<setting> for each change',
    /** `sentence` is a whole one, of what the values come to. */
    together: (names: readonly string[], sentence: string) =>
      `${names.join(', ')} cannot stand together here: ${sentence}`,
    cannotBe: 'make a scenario that cannot be: the numbers of producers and consumers are too high',
    recordsLeftOut: 'were too many for the link and are left out; generated records take their place',
  },
};
