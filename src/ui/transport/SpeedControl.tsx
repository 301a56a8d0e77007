import { FASTEST, SLOWEST } from '../../scenario';
import { words } from '../../words';
import { useFigure, useFigureStore } from '../figure-context';
import { formatFactor } from '../format';
import buttons from '../primitives/button.module.css';
import { Slider } from '../primitives/Slider';
import { logScale } from '../scale';
import { useShowsStills } from '../storyboard/use-shows-stills';
import { calmSpeed } from './scrub';
import styles from './transport.module.css';
import { useRealSpeed } from './use-real-speed';

const SCALE = logScale(SLOWEST, FASTEST);
const QUICK = [0.25, 1, 4] as const;
/** Places on the track are counted in thousandths, so that an arrow key moves the speed by a tenth or so. */
const PLACES = 1_000;
const ARROW = 15;

/** How many simulated seconds pass in one: a slider with a snap at 1, and the three that are asked for most. */
export function SpeedControl() {
  const { actions } = useFigureStore();
  const speed = useFigure((state) => state.speed);
  const playing = useFigure((state) => state.playing);
  const real = useRealSpeed();
  const goesByStills = useShowsStills() && playing;
  const w = words.transport;
  return (
    <fieldset className={styles.speed} aria-label={w.speed}>
      <div className={styles.quick}>
        {QUICK.map((one) => (
          <button
            key={one}
            type="button"
            className={buttons.pill}
            aria-label={w.speedButton(formatFactor(one))}
            aria-pressed={speed === one}
            onClick={() => actions.setSpeed(one)}
          >
            {w.speedValue(formatFactor(one))}
          </button>
        ))}
      </div>
      <div className={styles.speedTrack}>
        <Slider
          label={w.speed}
          min={0}
          max={PLACES}
          step={1}
          value={Math.round(SCALE.toPlace(speed) * PLACES)}
          text={w.speedText(formatFactor(speed))}
          onInput={(place) => actions.setSpeed(calmSpeed(SCALE.toValue(place / PLACES)))}
          onKeyDown={(event) => {
            const direction = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
            if (direction === undefined) return;
            event.preventDefault();
            const place = SCALE.toPlace(speed) + (direction * ARROW) / PLACES;
            actions.setSpeed(calmSpeed(SCALE.toValue(place)));
          }}
        />
      </div>
      <span className={styles.speedValue} aria-hidden="true">
        {real !== null && <span className={styles.slower}>{w.slower(formatFactor(real))} </span>}
        {/* From still to still a run has no speed; its place stays. */}
        {!goesByStills && w.speedValue(formatFactor(speed))}
      </span>
    </fieldset>
  );
}
