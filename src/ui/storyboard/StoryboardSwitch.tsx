import { words } from '../../words';
import { useFigureStore } from '../figure-context';
import buttons from '../primitives/button.module.css';
import { useShowsStills } from './use-shows-stills';

const w = words.storyboard;

/** Shows the run as stills, or lets it move. */
export function StoryboardSwitch() {
  const { actions } = useFigureStore();
  const on = useShowsStills();
  return (
    <button type="button" className={buttons.pill} aria-pressed={on} onClick={() => actions.setStills(!on)}>
      {w.label}
    </button>
  );
}
