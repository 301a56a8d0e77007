import { createContext } from 'react';

/** Goes up when all settings are reset: what was typed before, and refused, is forgotten with them. */
export const ResetRound = createContext(0);
