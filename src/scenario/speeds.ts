/** How much faster than the simulated stream one may watch. */
export const SLOWEST = 0.1;
export const FASTEST = 60;
