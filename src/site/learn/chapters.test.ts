import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ASSUMPTIONS, LIMITS, PRICES } from '../../engine';
import { NAMED_PARTS } from '../../layout';
import { SCENES } from '../../scenario';
import { chapterWords, glossaryWords } from '../../words/learn';
import { sceneWords } from '../../words/scenes';
import {
  CHAPTER_IDS,
  CHAPTERS,
  chapterAt,
  chapterOfScene,
  chapterPath,
  minutesOf,
  SHORT_PATH,
} from './chapters';
import { GOAL_SCENES } from './goals/goal-scenes';

// What the prose may say, and all that a chapter must have: it is text, and no compiler reads it.

const FOLDER = 'src/site/chapters/en';
const STEP_TAGS = ['Lead', 'Parts', 'Bet', 'Why', 'YourTurn', 'Recall', 'Simplified'];

/** The values of an attribute of all tags of a name. */
function valuesOf(text: string, tag: string, attribute: string): string[] {
  return [...text.matchAll(new RegExp(`<${tag}\\b[^>]*?\\b${attribute}="([^"]*)"`, 'g'))].map(
    ([, value]) => value,
  );
}

test('every scene is in one chapter, every chapter has its words, and no prose is left over', () => {
  expect(CHAPTER_IDS.flatMap((id) => CHAPTERS[id].scenes).sort()).toEqual(SCENES.map(({ id }) => id).sort());
  expect(Object.keys(chapterWords)).toEqual([...CHAPTER_IDS]);
  expect(readdirSync(FOLDER).sort()).toEqual(CHAPTER_IDS.map((id) => `${id}.mdx`).sort());
  for (const { description } of Object.values(chapterWords)) expect(description.length).toBeLessThan(170);
});

test('a chapter is found by its path, and by its scene', () => {
  for (const id of CHAPTER_IDS) expect(chapterAt(chapterPath(id))).toBe(id);
  for (const path of ['/learn', '/learn/', '/learn/toString', '/learn/keys/more'])
    expect(chapterAt(path)).toBeNull();
  expect(chapterOfScene('third-consumer')).toBe('five-reads');
  expect(chapterOfScene('earthquakes')).toBeNull();
});

test('the short path takes 25 minutes at most', () => {
  expect(minutesOf(SHORT_PATH)).toBeLessThanOrEqual(25);
  expect(SHORT_PATH.length).toBeGreaterThan(3);
});

describe.each(CHAPTER_IDS)('the chapter %s', (id) => {
  const text = readFileSync(`${FOLDER}/${id}.mdx`, 'utf8');

  test('has all its steps, in their order', () => {
    const tags = [...text.matchAll(/^<(\w+)\b/gm)]
      .map(([, tag]) => tag)
      .filter((tag) => STEP_TAGS.includes(tag));
    expect(tags).toEqual(STEP_TAGS);
  });

  test('shows its scenes, bets on the first, and names parts that the stage has', () => {
    const scenes = [...valuesOf(text, 'Experiment', 'scene'), ...valuesOf(text, 'Figure', 'scene')];
    const named = valuesOf(text, 'Parts', 'of');
    for (const scene of [...scenes, ...named, ...valuesOf(text, 'Pair', 'scene')]) {
      expect(SCENES.map((one) => one.id)).toContain(scene);
    }
    for (const scene of CHAPTERS[id].scenes) expect(scenes).toContain(scene);
    expect(valuesOf(text, 'Experiment', 'scene')).toContain(CHAPTERS[id].scenes[0]);
    expect(new Set(scenes).size).toBe(scenes.length);
    const parts = /names=\{\[([^\]]*)\]\}/.exec(text)?.[1].match(/[\w-]+/g) ?? [];
    expect(parts.length).toBeGreaterThanOrEqual(2);
    for (const part of parts) expect(NAMED_PARTS).toContain(part);
  });

  test('every term, fact and goal that it speaks of is there', () => {
    for (const term of valuesOf(text, 'T', 'of')) expect(Object.keys(glossaryWords)).toContain(term);
    const numbers = Object.keys({ ...LIMITS, ...PRICES, ...ASSUMPTIONS });
    for (const fact of valuesOf(text, 'Fact', 'of')) expect(numbers).toContain(fact);
    const goals = valuesOf(text, 'Goal', 'id');
    const ownGoal = /<(?:KeyRing|Decision)\b/.test(text);
    expect(goals.length > 0 || ownGoal).toBe(true);
    for (const goal of goals) {
      expect(Object.keys(GOAL_SCENES)).toContain(goal);
      expect(text).toContain(`scene="${GOAL_SCENES[goal]}"`);
    }
  });

  test('asks two things from memory, each with one right answer and a hint for every other', () => {
    const asks = text.match(/<Ask\b[\s\S]*?<\/Ask>/g) ?? [];
    expect(asks).toHaveLength(2);
    for (const ask of asks) {
      const options = ask.match(/<Option\b[^>]*>/g) ?? [];
      expect(options.length).toBeGreaterThanOrEqual(3);
      expect(options.filter((option) => /\bright\b/.test(option.replaceAll(/"[^"]*"/g, '')))).toHaveLength(1);
      expect(options.filter((option) => option.includes('hint="'))).toHaveLength(options.length - 1);
    }
    expect(new Set(valuesOf(text, 'Ask', 'id')).size).toBe(2);
  });

  test('takes as many minutes as it says', () => {
    expect(CHAPTERS[id].minutes).toBe(Math.round(minutesFor(text)));
    expect(CHAPTERS[id].minutes).toBeLessThanOrEqual(6);
  });
});

/** Of silent reading of prose (Brysbaert 2019, https://doi.org/10.1016/j.jml.2019.104047: 238). */
const WORDS_PER_MINUTE = 238;

/** What is read in a chapter by whoever leaves out the asides, and opens nothing but the answers to the bets. */
function readIn(text: string): string {
  const main = text.replaceAll(/<Aside>[\s\S]*?<\/Aside>|<Experiment\b[^>]*\baside\b[^>]*>/g, ' ');
  const asked = valuesOf(main, 'Experiment', 'scene').flatMap((scene) => {
    const { question = '', answers = {}, point } = sceneWords[scene];
    // What is told of the right answer, and of one that was bet on: about as much as its label and its reason.
    const labels = Object.values(answers).map(({ label }) => label);
    const reasons = Object.values(answers).flatMap(({ why = '' }) => (why === '' ? [] : [why, why]));
    return [question, ...labels, ...point, ...reasons.slice(0, 3)];
  });
  const named = /names=\{\[([^\]]*)\]\}/.exec(main)?.[1].match(/[\w-]+/g) ?? [];
  const terms: Readonly<Record<string, { readonly text: string }>> = glossaryWords;
  return [
    main.replaceAll(/<[^>]*>/g, ' '),
    ...valuesOf(main, 'Ask', 'question'),
    ...asked,
    ...named.map((name) => terms[name]?.text ?? ''),
  ].join(' ');
}

/** A run is watched for a quarter of a minute; two side by side, something to type in, and a goal take half of one. */
function minutesFor(text: string): number {
  const words = readIn(text).match(/[\p{L}\d’]+/gu) ?? [];
  const runs = text.match(/<Experiment\b(?![^>]*\baside\b)/g) ?? [];
  const deeds = text.match(/<(?:Pair|Goal|KeyRing|Decision)\b/g) ?? [];
  return words.length / WORDS_PER_MINUTE + runs.length / 4 + deeds.length / 2;
}
