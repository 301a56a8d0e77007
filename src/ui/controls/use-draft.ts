import { use, useRef, useState, type KeyboardEvent } from 'react';
import { ResetRound } from './reset-round';

type TextElement = HTMLInputElement | HTMLTextAreaElement;

/**
 * Text that is being typed. It takes effect when the field is left or Enter is pressed; refused, it stays as typed.
 * @param text what is in force
 * @param commit tries to put it in force; whether it was taken
 * @param forget called when what was typed is given up
 */
export function useDraft(text: string, commit: (typed: string) => boolean, forget: () => void) {
  const round = use(ResetRound);
  const [typed, setTyped] = useState<{ readonly text: string; readonly round: number } | null>(null);
  const draft = typed?.round === round ? typed.text : null;
  const tried = useRef<string | null>(null);

  const tryNow = () => {
    if (draft === null || draft === tried.current) return;
    tried.current = draft;
    if (draft === text) {
      // What is in force again needs no setting, but what was said of the draft is over.
      drop();
      forget();
    } else if (commit(draft)) drop();
  };
  const drop = () => {
    tried.current = null;
    setTyped(null);
  };

  return {
    /** Whether what is shown is not in force. */
    isDraft: draft !== null,
    drop,
    input: {
      value: draft ?? text,
      onChange: (event: { readonly target: TextElement }) => {
        tried.current = null;
        setTyped({ text: event.target.value, round });
      },
      onBlur: tryNow,
      onKeyDown: (event: KeyboardEvent<TextElement>) => {
        const takes =
          event.key === 'Enter' && (event.currentTarget instanceof HTMLInputElement || event.ctrlKey);
        if (takes) tryNow();
        if (event.key !== 'Escape' || draft === null) return;
        drop();
        forget();
      },
    },
  };
}
