/** The words of the panels beside the stage. */
export const panelsWords = {
  rightNow: {
    heading: 'Right now',
    headingOf: (consumer: string) => `Right now: ${consumer}`,
    age: 'max iterator age',
    behind: 'behind the latest',
    /** Age of the oldest record that the consumer has not finished; a long one leaves no room for a word more. */
    oldest: (age: string) => (age.length <= 5 ? `oldest unfinished ${age}` : `oldest ${age}`),
    readsNothing: 'reads nothing',
    rising: 'rising',
    falling: 'falling',
    steady: 'steady',
    concurrency: 'concurrent invocations',
    noFunction: 'no function here',
    promised: 'promised',
    possible: 'possible',
    running: 'running',
    shared: (shared: string) => `shared by all functions: ${shared}`,
    reserved: (reserved: string) => `reserved concurrency: ${reserved}`,
    processed: 'processed',
    delivered: 'delivered',
    arriving: (rate: string) => `${rate} come in`,
    /** By the filter criteria: it is why less is processed than comes in. */
    filteredOut: (rate: string) => `${rate} filtered out`,
    unfinished: 'unfinished records',
    refusedReads: 'refused reads',
    refusedWrites: 'refused writes',
    inAll: (count: string) => `${count} in all`,
    perSecond: (rate: string) => `${rate}/s`,
    explain: 'What these numbers mean',
    term: (name: string) => `${name}:`,
  },
  definitions: {
    age: {
      lambda:
        'how old the last record of a batch was when Lambda sent it; it goes on rising while the batch waits for its next try. The largest over lanes and shards. Oldest unfinished: the age of the oldest record that is neither finished nor given up.',
      reader: 'the age of the last record read, where the reply did not reach the newest; otherwise 0.',
    },
    promised:
      'shards × factor: what the setting allows. What began under a larger factor counts until it ends.',
    possible: {
      'by-key':
        'as many batches as the keys allow: keys with a record read and unfinished, at most the factor a shard, and no more than is reserved.',
      'by-hash-range':
        'as many batches as the lanes allow: lanes with a record read and unfinished, each a range of hash keys; at most the factor a shard, and no more than is reserved.',
    },
    running: 'invocations at this moment.',
    unfinished: 'records that the stream has accepted and the consumer has neither finished nor given up.',
    processed: 'records finished a second, over whole batches of about the last 10 s.',
    refusedReads:
      'GetRecords calls of this consumer in the last second that ended in ProvisionedThroughputExceededException.',
    refusedWrites: 'puts of all producers in the last second that were refused, on any shard.',
  },
  yourRecords: 'Your records',
};
