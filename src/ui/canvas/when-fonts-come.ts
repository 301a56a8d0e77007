/**
 * Calls `draw` once the fonts are there that were asked for and are still to come; not at all when there are none to
 * wait for. A drawing asks for no font that the page did not ask for before it.
 */
export function whenFontsCome(draw: () => void): void {
  // To ask for `ready` lays out the whole page, which is much for whoever draws anew with every change.
  if (document.fonts.status === 'loading') void document.fonts.ready.then(draw);
}
