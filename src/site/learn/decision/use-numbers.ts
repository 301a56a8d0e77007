import { useMemo, useState } from 'react';
import {
  ARTICLE_NUMBERS,
  checkNumbers,
  decide,
  NUMBER_NAMES,
  type Decision,
  type DecisionNumbers,
  type NumberFault,
  type NumberName,
} from '../../../narration/decide';
import { formatNumber, readNumber } from '../../../ui/format';

type Texts = Readonly<Record<NumberName, string>>;

export interface NumbersState {
  /** As they stand in the fields, whatever they are. */
  readonly texts: Texts;
  readonly faults: Readonly<Partial<Record<NumberName, NumberFault>>>;
  /** By the last numbers that could be. */
  readonly decision: Decision;
  readonly type: (name: NumberName, text: string) => void;
  /** Puts an example in the fields; what was typed is kept. */
  readonly take: (example: DecisionNumbers) => void;
  /** Puts back what was typed before an example was taken; null: nothing was. */
  readonly takeBack: (() => void) | null;
}

/** The fields of the form, and what is decided by them. */
export function useNumbers(): NumbersState {
  const [texts, setTexts] = useState(keptTexts);
  const [valid, setValid] = useState(() => checkNumbers(numbersIn(texts)).numbers ?? ARTICLE_NUMBERS);
  const [own, setOwn] = useState<Texts | null>(null);
  const [isOwn, setIsOwn] = useState(false);
  const faults = useMemo(() => checkNumbers(numbersIn(texts)).faults, [texts]);
  const decision = useMemo(() => decide(valid), [valid]);
  const put = (next: Texts) => {
    setTexts(next);
    keepTexts(next);
    const { numbers } = checkNumbers(numbersIn(next));
    if (numbers !== null) setValid(numbers);
  };
  return {
    texts,
    faults,
    decision,
    type: (name, text) => {
      setIsOwn(true);
      put({ ...texts, [name]: text });
    },
    take: (example) => {
      if (isOwn) setOwn(texts);
      setIsOwn(false);
      put(textsOf(example));
    },
    takeBack:
      own === null || isOwn
        ? null
        : () => {
            setIsOwn(true);
            put(own);
          },
  };
}

const STORED_AS = 'kinetoscope-decision';

/** What was in the fields last time, in this browser; whatever does not fit is the article's. */
function keptTexts(): Texts {
  const first = textsOf(ARTICLE_NUMBERS);
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(STORED_AS) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return first;
    const texts = Object.entries(kept).filter(
      ([name, text]) => name in first && typeof text === 'string' && text.length <= LONGEST_TEXT,
    );
    return { ...first, ...Object.fromEntries(texts) };
  } catch {
    return first;
  }
}

function keepTexts(texts: Texts): void {
  try {
    window.localStorage.setItem(STORED_AS, JSON.stringify(texts));
  } catch {
    // A browser that may not remember shows them until the page is left.
  }
}

/** Longer ones are no numbers that somebody typed. */
const LONGEST_TEXT = 40;

function textsOf(numbers: DecisionNumbers): Texts {
  return Object.fromEntries(NUMBER_NAMES.map((name) => [name, formatNumber(numbers[name])])) as Texts;
}

function numbersIn(texts: Texts): Record<NumberName, number | string> {
  return Object.fromEntries(NUMBER_NAMES.map((name) => [name, readNumber(texts[name])])) as Record<
    NumberName,
    number | string
  >;
}
