import type { ReactNode } from 'react';
import { pointOut } from '../../ui/scene/lit';
import { glossaryWords, type Term as TermName } from '../../words/learn';
import { Touched } from './Touched';

/** A word of the glossary in the text: touched, it says what it means, and points out what it stands for in the figures. */
export function Term({ of, children }: { readonly of: TermName; readonly children?: ReactNode }) {
  const { name, text } = glossaryWords[of];
  return (
    <Touched href={`/learn/glossary#${of}`} note={text} onTouch={(touched) => pointOut(touched ? of : null)}>
      {children ?? name}
    </Touched>
  );
}
