/** In the place of own records that a link has no room for. */
export const LEFT_OUT = 'left-out';
