/** The names of the keys' entries: the table and the words have one of each. */
export const KEY_IDS = [
  'play',
  'stepBack',
  'stepForward',
  'slower',
  'faster',
  'consumer',
  'previousShard',
  'nextShard',
  'help',
  'sliderStep',
  'sliderPage',
  'sliderEnds',
  'timeStep',
  'timePage',
  'timeEnds',
  'zoomIn',
  'zoomOut',
  'zoomFit',
  'openRow',
  'stillStep',
] as const;

export type KeyId = (typeof KEY_IDS)[number];
