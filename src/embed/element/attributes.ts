/** The attributes of the element: those of a link, and those of any element, which are not for the figure. */

/** What HTML itself has, and what is the element's alone. */
const NOT_FOR_FIGURE =
  /^(?:accesskey|autofocus|base|class|contenteditable|dir|draggable|exportparts|hidden|id|inert|is|item\w+|loading|nonce|part|popover|rooms|role|slot|spellcheck|style|tabindex|title|translate|(?:aria|data|on|v|x|ng|astro)[-:]?.*|.*[:@].*)$/;

/** Whether the figure is told of this attribute. */
export function isForFigure(name: string): boolean {
  return !NOT_FOR_FIGURE.test(name);
}

/** What is opened anew when it is another; of all others the figure that is there is told. */
export const OPENS_ANEW = /^(?:scene|controls|hide|lock|lang|autoplay|v|at.*|stills)$/;

/** The attributes as the query of a frame; what HTML writes as an attribute without a value is on. */
export function queryOf(element: Element, theme: string): string {
  const query = new URLSearchParams();
  for (const { name, value } of element.attributes)
    if (isForFigure(name) && name !== 'theme') query.set(name, value === '' ? '1' : value);
  query.set('theme', theme);
  return query.toString();
}
