/** What the prose of a chapter may use besides paragraphs: its whole vocabulary. */
import type { ComponentType } from 'react';
import { Experiment } from './Experiment';
import { Fact } from './Fact';
import { Goal } from './goals/Goal';
import { KeyName } from './KeyName';
import { Pair } from './Pair';
import { Aside, BetStep, Lead, Parts, Recall, Simplified, Why, YourTurn } from './Prose';
import { ProseLink } from './ProseLink';
import { Ask, Option } from './Recall';
import { SceneSlot } from './SceneSlot';
import { Term } from './Term';
import { Decision, KeyRing } from './Widget';

export const MDX_PARTS = {
  Lead,
  Parts,
  Bet: BetStep,
  Experiment,
  Why,
  Aside,
  YourTurn,
  Goal,
  Figure: SceneSlot,
  Pair,
  Recall,
  Ask,
  Option,
  Simplified,
  T: Term,
  Fact,
  Key: KeyName,
  KeyRing,
  Decision,
  // What Markdown makes of [a link](/limits).
  a: ProseLink,
};

export type MdxParts = Readonly<Record<string, ComponentType<never>>>;
