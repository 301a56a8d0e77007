const plural = (count: number, one: string, many: string) => (count === 1 ? one : many);

/** The words of links, of undo and redo, and of what a link could not be made to show. */
export const linkWords = {
  region: 'Changes and link',
  undo: (what: string) => `Undo: ${what}`,
  redo: (what: string) => `Redo: ${what}`,
  nothingToUndo: 'Nothing to undo',
  nothingToRedo: 'Nothing to redo',
  reset: 'Reset',
  copy: 'Copy link',
  copied: 'Link copied.',
  /** In the button. */
  copiedShort: 'Copied',
  byHand: 'This browser does not let the page copy. Copy the link from here:',
  field: 'Link to what is shown',
  recordsLeftOut: (count: string) => `Your ${count} records are too many for a link; it leaves them out.`,
  long: (characters: string) => `It is ${characters} characters long; some programs cut such a link.`,

  /** What was done, after "Undo:". */
  step: {
    set: (setting: string, value: string) => `${setting} ${value}`,
    parts: { consumers: 'readers', producers: 'producers', stream: 'shards' } as Readonly<
      Record<string, string>
    >,
    runs: {
      reset: 'reset',
      restart: 'start again',
      records: 'your records',
      earthquakes: 'earthquakes',
      opening: 'opening scene',
      link: 'opened link',
      dropped: 'changes made again',
    },
  },

  notice: {
    region: 'About this link',
    title: (count: number) =>
      `${count === 1 ? 'One thing' : 'Some things'} in this link could not be used; the scene’s own ${plural(count, 'value stands', 'values stand')} instead:`,
    /** `sentence` begins with the name in the link. */
    labelled: (label: string, sentence: string) => `${label}: ${sentence}`,
    more: (count: number) => `and ${count} more`,
    close: 'Close this notice',
    heading: (time: string) => `Simulating up to ${time} …`,
    tooFar: (wanted: string, time: string) =>
      `t must be within what a page simulates in one go: the run stops at ${time}, not ${wanted}.`,
    reader: (count: number) =>
      `reader must be one of the ${count} ${plural(count, 'reader', 'readers')} at that moment, counted from 1.`,
    picked: (records: string) =>
      `picked must be records that have arrived at that moment; ${records} has not.`,
  },
};
