/** How a link writes null. */
export const NONE = 'none';
