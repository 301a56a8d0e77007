/** The question of a scene: what is told before it is answered, and the answers. */
import { SCENE_FACTS } from 'virtual:scene-facts';
import type { AnswerFacts } from '../../headless/scene-facts';
import { learnWords } from '../../words/learn';
import { sceneWords, type AnswerWords } from '../../words/scenes';

/** The id of the answer that holds. @throws Error where none does, which a test of the scenes rules out */
export function rightAnswerOf(scene: string): string {
  const right = SCENE_FACTS[scene].answers.find(({ isRight }) => isRight);
  if (right === undefined) throw new Error(`the scene ${scene} has no right answer`);
  return right.id;
}

export function answerOf(scene: string, id: string | undefined): AnswerFacts | undefined {
  return SCENE_FACTS[scene].answers.find((one) => one.id === id);
}

export function wordsOf(scene: string, id: string): AnswerWords {
  const said = sceneWords[scene].answers?.[id];
  if (said === undefined) throw new Error(`the scene ${scene} has no words for its answer ${id}`);
  return said;
}

export function labelOf(scene: string, id: string): string {
  return wordsOf(scene, id).label;
}

/** What is said of the run before it: what holds would answer, so only which one it is, and the moment at which it stands. */
export function openingOf(scene: string): readonly [string, string] {
  return [`${sceneWords[scene].title}.`, learnWords.figure.standsAt(SCENE_FACTS[scene].startAt)];
}
