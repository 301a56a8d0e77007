/** A file of styles is asked for once only, by the code that loads it: what did not come has to be asked for by others. */

const missing = new Set<HTMLLinkElement>();

/**
 * Notes from now on which style sheets do not come. Those of the page itself have come or failed by the time a module
 * runs; a later one that cannot be read may still be on its way, and only its error tells.
 */
export function noteMissingStyles(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]'))
    if (!isRead(link)) missing.add(link);
  // In the capture phase: such an error does not bubble.
  const note = ({ target }: Event) => {
    if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') missing.add(target);
  };
  document.addEventListener('error', note, true);
}

/** What did not come has no sheet, or in some browsers one that belongs to nobody. */
function isRead({ sheet }: HTMLLinkElement): boolean {
  try {
    return sheet !== null && sheet.cssRules.length > 0;
  } catch {
    return false;
  }
}

/** Puts what did not come in its place again, which asks for it again. */
export function retryMissingStyles(): void {
  for (const link of missing) link.replaceWith(link.cloneNode());
  missing.clear();
}
