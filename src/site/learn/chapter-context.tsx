import { createContext, use } from 'react';
import type { ChapterId } from './chapters';

/** The chapter that a part of the text stands in; null: a page that is no chapter. */
export const ChapterContext = createContext<ChapterId | null>(null);

export function useChapter(): ChapterId | null {
  return use(ChapterContext);
}
