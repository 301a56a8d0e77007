import { useEffect, useId, useState } from 'react';
import { MOMENT_KINDS, type MomentKind } from '../../metrics';
import type { Change } from '../../timeline';
import { words } from '../../words';
import { useFigure, useFigureStore } from '../figure-context';
import { Icon } from '../primitives/Icon';
import { RoundButton } from '../primitives/RoundButton';
import { bringBack, watchDropped } from './dropped-changes';
import { Scrubber } from './Scrubber';
import { SpeedControl } from './SpeedControl';
import { TimeReadout } from './TimeReadout';
import buttons from '../primitives/button.module.css';
import { formatFactor } from '../format';
import styles from './transport.module.css';

const KINDS: readonly (MomentKind | 'any')[] = ['any', ...MOMENT_KINDS];

/** Play, pause, step, speed, and the run as a line to move along. */
export function Transport() {
  const store = useFigureStore();
  const { actions, getState } = store;
  const playing = useFigure((state) => state.playing);
  const [kind, setKind] = useState<MomentKind | 'any'>('any');
  const [nothing, setNothing] = useState('');
  const [dropped, setDropped] = useState<readonly Change[]>([]);
  useEffect(() => watchDropped(store, setDropped), [store]);
  // Said of the moment at which the step was tried, and of no other.
  useEffect(
    () =>
      store.subscribe((now, before) => {
        if (now.time !== before.time || now.version !== before.version) setNothing('');
      }),
    [store],
  );
  const paceId = useId();
  const [paceOpen, setPaceOpen] = useState(false);
  const w = words.transport;

  const step = (direction: 1 | -1) => {
    const found = actions.step(direction, kind === 'any' ? undefined : [kind]);
    const message = direction > 0 ? w.noLater : w.noEarlier;
    setNothing(found ? '' : message);
  };
  const restart = () => actions.load(getState().scenario);

  return (
    <section className={styles.transport} aria-label={w.region}>
      <div className={styles.row}>
        <div className={styles.buttons}>
          <RoundButton label={w.restart} onClick={restart}>
            <Icon name="restart" size={17} />
          </RoundButton>
          <RoundButton label={w.stepBack} onClick={() => step(-1)}>
            <Icon name="step-back" size={16} />
          </RoundButton>
          <RoundButton
            primary
            label={playing ? w.pause : w.play}
            onClick={playing ? actions.pause : actions.play}
          >
            <Icon name={playing ? 'pause' : 'play'} size={19} />
          </RoundButton>
          <RoundButton label={w.stepForward} onClick={() => step(1)}>
            <Icon name="step-forward" size={16} />
          </RoundButton>
        </div>
        <TimeReadout />
        <PaceToggle open={paceOpen} controls={paceId} onToggle={() => setPaceOpen(!paceOpen)} />
        <div className={styles.pace} id={paceId} data-open={paceOpen}>
          <label className={styles.kind}>
            <span>{w.stepKind}</span>
            <select value={kind} onChange={(event) => setKind(event.target.value as MomentKind | 'any')}>
              {KINDS.map((one) => (
                <option key={one} value={one}>
                  {w.kinds[one]}
                </option>
              ))}
            </select>
          </label>
          <SpeedControl />
        </div>
      </div>
      <Scrubber
        remark={
          <output className={styles.remark}>
            {nothing !== '' ? (
              nothing
            ) : (
              <Dropped changes={dropped} onBack={() => bringBack(store, dropped)} />
            )}
          </output>
        }
      />
    </section>
  );
}

/** That a change in the past has forgotten later ones. */
function Dropped({ changes, onBack }: { readonly changes: readonly Change[]; readonly onBack: () => void }) {
  if (changes.length === 0) return null;
  const w = words.transport;
  return (
    <>
      <span>{w.dropped(changes.length)}</span>
      <button type="button" className={styles.bringBack} onClick={onBack}>
        {w.bringBack(changes.length)}
      </button>
    </>
  );
}

/** Where there is no room for speed and steps beside the buttons, they are behind this one. */
function PaceToggle({
  open,
  controls,
  onToggle,
}: {
  readonly open: boolean;
  readonly controls: string;
  readonly onToggle: () => void;
}) {
  const speed = useFigure((state) => state.speed);
  const w = words.transport;
  const shown = w.speedValue(formatFactor(speed));
  return (
    <button
      type="button"
      className={`${buttons.pill} ${styles.paceToggle}`}
      aria-label={w.pace(shown)}
      aria-expanded={open}
      aria-controls={controls}
      onClick={onToggle}
    >
      {shown}
    </button>
  );
}
