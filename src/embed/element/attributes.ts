/** The attributes of the element: those of a link, and those of any element, which are not for the figure. */

/** What HTML has for any element, and what is the element's own. */
const OF_ANY_ELEMENT =
  'accesskey|auto(?:capitalize|correct|focus)|base|class|contenteditable|dir|draggable|enterkeyhint|exportparts|hidden|id|inert|inputmode|is|item.+|nonce|on(?!throttle|failure).+|part|popover|role|rooms|slot|spellcheck|style|tabindex|title|translate|virtualkeyboardpolicy|writingsuggestions';

/** Names as links have them. */
const FOR_FIGURE = new RegExp(`^(?!(?:${OF_ANY_ELEMENT})$)(?:[a-z]+(?:\\.\\d+)?|at\\..+)$`);

/** Whether the figure is told of this attribute. */
export function isForFigure(name: string): boolean {
  return FOR_FIGURE.test(name);
}

/** What is no setting: the figure is opened anew when it is another. Of all others the figure that is there is told. */
export const OPENS_ANEW =
  /^(?:allrows|at.*|autoplay|base|controls|entries|hide|lang|left|lock|picked|producers|reader|scene|seen|shard|span|speed|stills|v)$/;

/** Lists, which may be empty. */
const LISTS = /^(?:poison|poisonkeys|records)(?:\.\d+)?$/;

/** With these, and no others, a figure is as high as its scene's. */
export const KEEPS_ROOM = /^(?:scene|lock|autoplay|lang|speed|t|theme)$/;

/** The attributes as the query of a frame; what HTML writes as an attribute without a value is on, or an empty list. */
export function queryOf(element: Element, theme: string): string {
  const query = new URLSearchParams();
  for (const { name, value } of element.attributes)
    if (isForFigure(name) && name !== 'theme')
      query.set(name, value === '' && !LISTS.test(name) ? '1' : value);
  // What is no theme the frame names.
  const asked = element.getAttribute('theme') ?? '';
  query.set('theme', /^(?:auto|light|dark)?$/.test(asked) ? theme : asked);
  return query.toString();
}
