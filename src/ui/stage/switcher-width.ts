/** What the words beside it have to keep clear of. */
export const SWITCHER_WIDTH = 126;
