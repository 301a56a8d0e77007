// Property tests draw the same cases every time, so that what a run says depends on the code alone. Others are drawn by
// KINETOSCOPE_SEED, a whole number: KINETOSCOPE_SEED=7 npm run unit
import * as fc from 'fast-check';

const SEED = 2026;

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env['KINETOSCOPE_SEED'] ?? SEED) });
