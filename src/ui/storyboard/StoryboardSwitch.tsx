import type { MouseEvent } from 'react';
import { words } from '../../words';
import { useFigureStore } from '../figure-context';
import { scrollBehaviour } from '../primitives/bring-into-sight';
import buttons from '../primitives/button.module.css';
import { useShowsStills } from './use-shows-stills';

const w = words.storyboard;

/** Shows the run as stills, or lets it move. */
export function StoryboardSwitch() {
  const { actions } = useFigureStore();
  const on = useShowsStills();
  const press = ({ currentTarget }: MouseEvent) => {
    actions.setStills(!on);
    if (on) return;
    // The stills stand above the stage, out of sight perhaps: whoever asks for them sees them.
    const figure = currentTarget.closest('[data-figure]');
    requestAnimationFrame(() => {
      const stills = figure?.querySelector('[data-storyboard]');
      stills?.scrollIntoView({ block: 'nearest', behavior: scrollBehaviour() });
    });
  };
  return (
    <button type="button" className={buttons.pill} aria-pressed={on} onClick={press}>
      {w.label}
    </button>
  );
}
