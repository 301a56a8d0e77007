/** The attributes of the element: those of a link, and those of any element, which are not for the figure. */

/** Names as settings have them, but for those that any element has, and those of the element's own. */
const FOR_FIGURE =
  /^(?!(?:base|class|dir|draggable|hidden|id|inert|is|nonce|on(?!throttle|failure).*|part|role|rooms|slot|style|tabindex|title|translate)$)(?:[a-z]+(?:\.\d+)?|at\..+)$/;

/** Whether the figure is told of this attribute. */
export function isForFigure(name: string): boolean {
  return FOR_FIGURE.test(name);
}

/** What is opened anew when it is another; of all others the figure that is there is told. */
export const OPENS_ANEW = /^(?:scene|controls|hide|lock|lang|autoplay|v|at.*|stills)$/;

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
  query.set('theme', theme);
  return query.toString();
}
