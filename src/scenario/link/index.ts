/**
 * The link: all that a figure shows, in the query of an address.
 *
 *     ?scene=falling-behind&pf=3&consumers=6&efo=1&at.24.5.pf=5&t=31.4&speed=0.5&v=1
 *
 *     link    = name=value { & name=value }         in any order; each name once
 *     name    = setting [ .place ]                  the settings' own names; place 2 is the second producer or consumer
 *             | at. seconds . setting [ .place ]    the same setting, changed during the run
 *             | at. seconds .json                   any other change: path~~JSON
 *             | at                                  `none`: without the changes of the scene
 *             | producers | entries                 how many producers, how many entries of consumers
 *             | scene | t | speed | reader | shard | picked | span | left
 *             | seen | allrows | stills | theme | v
 *     value   = number | 1 | 0 | none | word | text | list
 *     list    = item { ~ item }
 *     item    = part { ~~ part }
 *
 * What is left out is as the scene has it. In lists `~` and `%` of a text are `%7E` and `%25` (and then escaped once
 * more, as everything is in an address). `docs/links.md` says it to those who write links by hand.
 */
export { decodeLink, laterSceneIn, type DecodedLink } from './decode';
export { encodeLink, LONG_LINK, type EncodedLink } from './encode';
export type { LinkFault } from './link-fault';
export {
  LINK_VERSION,
  MOST_PICKED,
  PLAIN_VIEW,
  VIEW_RANGES,
  type LinkRecord,
  type LinkState,
  type LinkTheme,
  type LinkView,
} from './link-state';
export { nameOf, settingNamed } from './names';
export { LONGEST_LINK } from './params';
export { valueFromLink } from './values';
export { valueToLink } from './values-to-link';
export { hasRecordsOf } from './plain-parts';
