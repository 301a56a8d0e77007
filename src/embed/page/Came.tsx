import { useEffect } from 'react';

/** Says that the chunk that it is in has come. */
export function Came({ onCame }: { readonly onCame: () => void }) {
  useEffect(onCame, [onCame]);
  return null;
}
