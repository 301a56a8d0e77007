/** Each chapter as a page: its prose comes with what shows it. */
import { createElement, type ComponentType } from 'react';
import { loadedPart, type LoadedPart } from '../../ui/loading/loaded-part';
import { CHAPTER_IDS, type ChapterId } from './chapters';
import type { MdxParts } from './mdx-parts';

interface Prose {
  readonly default: ComponentType<{ readonly components: MdxParts }>;
}

/** By path: a chapter's prose is the file of its name. */
const PROSE = import.meta.glob<Prose>('../chapters/en/*.mdx');

function partOf(chapter: ChapterId): LoadedPart<object> {
  return loadedPart(async () => {
    const [{ ChapterPage }, { default: content }] = await Promise.all([
      import('./ChapterPage'),
      PROSE[`../chapters/en/${chapter}.mdx`](),
    ]);
    return function Chapter() {
      return createElement(ChapterPage, { chapter, content });
    };
  });
}

export const CHAPTER_PARTS = Object.fromEntries(CHAPTER_IDS.map((id) => [id, partOf(id)])) as Readonly<
  Record<ChapterId, LoadedPart<object>>
>;
