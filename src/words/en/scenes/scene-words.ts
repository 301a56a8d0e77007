/** What a scene says. Figures that follow from the run are given to the sentences, never written into them. */

/** A value of the run: the claims of an answer, in their order, as the report has them. */
export type RunValue = number;

export interface AnswerWords {
  /** The answer itself, a few words. */
  readonly label: string;
  /** Why one would believe it, where it is wrong: one sentence that takes the reader seriously. */
  readonly why?: string;
  /** What in the run speaks for or against it: one or two sentences, with the values of its evidence. */
  readonly shown: (...values: readonly RunValue[]) => string;
}

export interface SceneWords {
  readonly title: string;
  /** Its point, for who does not press anything: two sentences. */
  readonly point: readonly [string, string];
  /** The question, where the scene asks one; it can be answered before the run is seen. */
  readonly question?: string;
  /** By the answer's id. */
  readonly answers?: Readonly<Record<string, AnswerWords>>;
}
