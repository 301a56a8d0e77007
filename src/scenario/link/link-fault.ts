import { linkFaultWords } from '../../words/scenario-faults';
import { mustBe } from '../faults';
import { describeRange, isInRange, type NumberRange } from '../ranges';
import { numberFromLink } from './text';

/** A value of a link that cannot be used, by its name there, and one sentence that says what is allowed. */
export interface LinkFault {
  /** More than one where only all together cannot be; none for the link as a whole. */
  readonly names: readonly string[];
  readonly message: string;
}

/** `rest` is the sentence without its subject and its full stop. */
export function linkFault(names: readonly string[], rest: string): LinkFault {
  // What is null in a file is none in a link.
  return { names, message: linkFaultWords.sentence(names, linkFaultWords.none(rest)) };
}

/** A number of a range; null where it is not given, or cannot be, which is said. */
export function readNumber(
  text: string | undefined,
  name: string,
  range: NumberRange,
  faults: LinkFault[],
  describe: (range: string) => string = (written) => written,
): number | null {
  if (text === undefined) return null;
  const value = numberFromLink(text);
  if (isInRange(range, value)) return value;
  faults.push(linkFault([name], mustBe(describe(describeRange(range)), value)));
  return null;
}
