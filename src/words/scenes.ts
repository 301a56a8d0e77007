/** The words of the scenes, apart from the catalogue: only pages that show scenes carry them. */
export { sceneWords } from './en/scenes/index';
export type { AnswerWords, RunValue, SceneWords } from './en/scenes/scene-words';
