/** The answers to the question of a scene. */
import { SCENE_FACTS } from 'virtual:scene-facts';
import type { AnswerFacts } from '../../headless/scene-facts';
import { sceneWords, type AnswerWords } from '../../words/scenes';

/** The id of the answer that holds; every question has one. */
export function rightAnswerOf(scene: string): string {
  return SCENE_FACTS[scene].answers.find(({ isRight }) => isRight)?.id ?? '';
}

export function answerOf(scene: string, id: string | undefined): AnswerFacts | undefined {
  return SCENE_FACTS[scene].answers.find((one) => one.id === id);
}

export function wordsOf(scene: string, id: string): AnswerWords {
  const said = sceneWords[scene].answers?.[id];
  if (said === undefined) throw new Error(`the scene ${scene} has no words for its answer ${id}`);
  return said;
}

/** What it says; empty for an answer that a scene does not have: what is remembered may be of an older version. */
export function labelOf(scene: string, id: string): string {
  return sceneWords[scene].answers?.[id]?.label ?? '';
}
