/** The words of a figure in somebody else's page. */
const list = (names: readonly string[]) => names.join(', ');

export const embedWords = {
  /** Where a reader saves data. */
  load: 'Load the live figure',
  unscripted: 'This figure needs scripts.',
  explore: 'Open in Explore',
  simulated: 'Simulated on AWS’s published limits.',
  notice: 'What the page around asked for',
  closeNotice: 'Close',
  noScene: (given: string) => `scene must be the id of a scene, not '${given.slice(0, 40)}'.`,
  noSetting: (name: string, given: string) =>
    `${name} must list settings by their names in links, such as pf, consumers, efo; '${given.slice(0, 40)}' is none.`,
  noPart: (parts: readonly string[], given: string) =>
    `hide must list parts of the figure (${list(parts)}); '${given.slice(0, 40)}' is none.`,
  language: (languages: readonly string[], given: string) =>
    `lang must be ${list(languages)}, not '${given.slice(0, 40)}'.`,
  onOrOff: (given: string) =>
    `autoplay must stand alone, or be 1 (on) or 0 (off), not '${given.slice(0, 40)}'.`,
  tooFar: (most: number, given: number) => `t must be at most ${most} seconds, not ${given}.`,
  noSuchSetting: (name: string) => `There is no setting '${name.slice(0, 40)}' to set.`,
  notHere: (name: string) => `${name.slice(0, 40)} is no setting of this scene.`,
};
