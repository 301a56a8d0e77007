import { useEffect, useId, useState } from 'react';
import { MOMENT_KINDS, type MomentKind } from '../../metrics';
import type { Change } from '../../timeline';
import { words } from '../../words';
import { useFigure, useFigureStore, useRegionName } from '../figure-context';
import { KeysHelp } from '../keys/KeysHelp';
import { consumerAt } from '../stage/live';
import { useSaid } from '../stage/use-said';
import { Icon } from '../primitives/Icon';
import { RoundButton } from '../primitives/RoundButton';
import { StoryboardSwitch } from '../storyboard/StoryboardSwitch';
import { bringBack, watchDropped } from './dropped-changes';
import { Scrubber } from './Scrubber';
import { SpeedControl } from './SpeedControl';
import { stepWords } from './step-words';
import { TimeReadout } from './TimeReadout';
import buttons from '../primitives/button.module.css';
import { formatFactor } from '../format';
import { useNewRun } from './use-new-run';
import { useRunEnd } from './use-run-end';
import { useRealSpeed } from './use-real-speed';
import brevity from './brief.module.css';
import styles from './transport.module.css';

const w = words.transport;

type StepKind = MomentKind | 'any';
const KINDS: readonly StepKind[] = ['any', ...MOMENT_KINDS];

/**
 * Play, pause, step, speed, and the run as a line to move along.
 * @param brief all in one line, with speed and kinds of steps behind a button
 */
export function Transport({ brief = false }: { readonly brief?: boolean }) {
  const store = useFigureStore();
  const region = useRegionName(w.region);
  const [kind, setKind] = useState<StepKind>('any');
  const [nothing, setNothing] = useOfThisMoment();
  const [stepped, setStepped] = useOfThisMoment();
  const [dropped, setDropped] = useState<readonly Change[]>([]);
  useEffect(() => watchDropped(store, setDropped), [store]);

  const step = (direction: 1 | -1) => {
    const found = store.actions.step(direction, kind === 'any' ? undefined : [kind]);
    const message = direction > 0 ? w.noLater : w.noEarlier;
    setNothing(found ? '' : message);
    const { history, time } = store.live();
    setStepped(
      found ? stepWords(history, consumerAt(history, store.getState().openConsumer, time), time) : '',
    );
  };

  const droppedWords = dropped.length === 0 ? '' : w.dropped(dropped.length);
  const isSlow = useRealSpeed() !== null;
  const newRun = useNewRun();
  const runEnds = useRunEnd();
  const said = nothing || droppedWords || newRun || stepped || runEnds;
  useSaid(said, said);

  return (
    <section className={brief ? brevity.brief : styles.transport} aria-label={region}>
      <div className={styles.row} data-part="row">
        <PlayButtons onStep={step} />
        <TimeReadout />
        <Pace kind={kind} onKind={setKind} />
      </div>
      <Scrubber
        remark={
          <p className={styles.remark}>
            {nothing !== '' ? (
              nothing
            ) : dropped.length === 0 && newRun !== '' ? (
              newRun
            ) : dropped.length === 0 && isSlow ? (
              w.slowerHelp
            ) : (
              <Dropped changes={dropped} onBack={() => bringBack(store, dropped)} />
            )}
          </p>
        }
      />
      {runEnds !== '' && <p className={styles.runEnds}>{runEnds}</p>}
    </section>
  );
}

/** What is said of a step: of the moment at which it was tried, or to which it led, and of no other. */
function useOfThisMoment() {
  const store = useFigureStore();
  const said = useState('');
  const [, setSaid] = said;
  useEffect(
    () =>
      store.subscribe((now, before) => {
        if (now.time !== before.time || now.version !== before.version) setSaid('');
      }),
    [store, setSaid],
  );
  return said;
}

function PlayButtons({ onStep }: { readonly onStep: (direction: 1 | -1) => void }) {
  const { actions, getState } = useFigureStore();
  const playing = useFigure((state) => state.playing);
  return (
    <div className={styles.buttons}>
      <RoundButton label={w.restart} onClick={() => actions.load(getState().scenario)}>
        <Icon name="restart" size={17} />
      </RoundButton>
      <RoundButton label={w.stepBack} shortcut="," onClick={() => onStep(-1)}>
        <Icon name="step-back" size={16} />
      </RoundButton>
      <RoundButton
        primary
        label={playing ? w.pause : w.play}
        shortcut="Space"
        onClick={playing ? actions.pause : actions.play}
      >
        <Icon name={playing ? 'pause' : 'play'} size={19} />
      </RoundButton>
      <RoundButton label={w.stepForward} shortcut="." onClick={() => onStep(1)}>
        <Icon name="step-forward" size={16} />
      </RoundButton>
    </div>
  );
}

/** What a step goes to, and how fast the run is. */
function Pace({ kind, onKind }: { readonly kind: StepKind; readonly onKind: (kind: StepKind) => void }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <>
      <PaceToggle open={open} controls={id} onToggle={() => setOpen(!open)} />
      <div className={styles.pace} id={id} data-part="pace" data-open={open}>
        <label className={styles.kind}>
          <span>{w.stepKind}</span>
          <select value={kind} onChange={(event) => onKind(event.target.value as StepKind)}>
            {KINDS.map((one) => (
              <option key={one} value={one}>
                {w.kinds[one]}
              </option>
            ))}
          </select>
        </label>
        <SpeedControl />
        <div className={styles.group}>
          <KeysHelp />
          <StoryboardSwitch />
        </div>
      </div>
    </>
  );
}

/** That a change in the past has forgotten later ones. */
function Dropped({ changes, onBack }: { readonly changes: readonly Change[]; readonly onBack: () => void }) {
  if (changes.length === 0) return null;
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
  const shown = w.speedValue(formatFactor(speed));
  return (
    <button
      type="button"
      className={`${buttons.pill} ${styles.paceToggle}`}
      data-part="toggle"
      aria-label={w.pace(shown)}
      aria-expanded={open}
      aria-controls={controls}
      onClick={onToggle}
    >
      {shown}
    </button>
  );
}
