/** What a page says of a scene without running it: read from the run when the site is built. */
import { memberAt } from '../lib/member-path';
import type { Scene, ScenePart, SettingKey } from '../scenario';
import { reportsAt } from './reports-at';

export interface AnswerFacts {
  readonly id: string;
  readonly isRight: boolean;
  /** The values of its evidence, in their order. */
  readonly values: readonly number[];
}

export interface SceneFacts {
  readonly id: string;
  /** Simulated seconds at which it opens. */
  readonly startAt: number;
  /** Simulated seconds at which the run has answered; null: it asks nothing. */
  readonly revealAt: number | null;
  /** Simulated seconds that the evidence of its answers covers, at most: it may have been looked at for longer. */
  readonly toldTo: number;
  /** Consumers that are there when it opens. */
  readonly consumers: number;
  /** The settings that stand above it. */
  readonly controls: readonly SettingKey[];
  /** What stands around its stage. */
  readonly parts: readonly ScenePart[];
  /** In the order in which they are shown. */
  readonly answers: readonly AnswerFacts[];
}

/** @throws ScenarioError when the scene's scenario is not valid */
export function factsOf({
  id,
  scenario,
  startAt = 0,
  question,
  view = {},
  controls = [],
}: Scene): SceneFacts {
  const evidence = (question?.answers ?? []).flatMap((answer) => answer.evidence);
  const reports = reportsAt(scenario, [startAt, ...evidence.map(({ at }) => at)]);
  const valueOf = (metric: string, at: number) => Number(memberAt(reports.get(at), metric));
  const answers = (question?.answers ?? []).map((answer) => ({
    id: answer.id,
    isRight: answer.isRight === true,
    values: answer.evidence.map(({ metric, at }) => valueOf(metric, at)),
  }));
  const { parts = [] } = view;
  const consumers = reports.get(startAt)?.consumers.length ?? 0;
  return {
    id,
    startAt,
    consumers,
    revealAt: question?.revealAt ?? null,
    toldTo: Math.max(0, ...evidence.map(({ at }) => at)),
    controls,
    parts,
    answers,
  };
}
