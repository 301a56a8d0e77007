/** What is said where a part of the page cannot be shown. */
export const troubleWords = {
  broken: {
    title: 'Something here stopped working, and the mistake is ours',
    text: 'The link to what was shown is in the address. Try again, or start again from the scene.',
  },
  notLoaded: {
    title: 'A part of the page could not be loaded',
    text: 'The network may be away, or the page may have been replaced by a newer one. The address stays as it is.',
  },
  again: 'Try again',
  anew: 'Load the page anew',
  scene: 'Start again from the scene',
};
