import { useVoice } from './voice';

/** The live region of the page. Each figure has one, the first of them speaks. */
export function LiveRegion() {
  return (
    <output className="visually-hidden" aria-live="polite">
      {useVoice()}
    </output>
  );
}
