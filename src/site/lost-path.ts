/** Where the page is written that stands for all addresses without one. */
export const LOST_PATH = '/404';
