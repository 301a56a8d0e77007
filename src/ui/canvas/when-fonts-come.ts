/** Calls `draw` once the fonts that are still to come are there; not at all when there are none to wait for. */
export function whenFontsCome(draw: () => void): void {
  // To ask for `ready` lays out the whole page, which is much for whoever draws anew with every change.
  if (document.fonts.status === 'loading') void document.fonts.ready.then(draw);
}
