import type { Scenario } from '../engine/index';

/** `T` as it may be written in JSON: any member may be left out. */
type LeftOut<T> = T extends readonly (infer Item)[]
  ? readonly LeftOut<Item>[]
  : T extends object
    ? { readonly [Name in keyof T]?: LeftOut<T[Name]> }
    : T;

/** A scenario as people, files and links write it: members left out take their defaults. */
export type ScenarioInput = LeftOut<Scenario>;
