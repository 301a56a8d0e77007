import { useMemo, useState, type KeyboardEvent } from 'react';
import { SETTINGS, type NumberRange, type SettingKey } from '../../scenario';
import { words } from '../../words';
import { formatNumber, readNumber } from '../format';
import { Slider } from '../primitives/Slider';
import { calmNumber, tidy } from '../scale';
import { afterArrow } from './arrow-step';
import styles from './controls.module.css';
import { faultSentence } from './fault-words';
import { Field } from './Field';
import { spokenValue } from './setting-words';
import { trackOf, type Track } from './spans';
import { useDraft } from './use-draft';
import { useSetting, type SettingHandle } from './use-setting';

interface NumberSetting {
  readonly control: 'slider' | 'number';
  readonly range: NumberRange;
  readonly scale: 'linear' | 'log';
}

interface NumberFieldProps {
  readonly setting: SettingKey;
  readonly place: number;
  /** What else is to be said of it, always in sight. */
  readonly hint?: string | undefined;
}

/** A number: to drag where dragging says something, to type in any case, and its values with a meaning of their own. */
export function NumberField({ setting, place, hint }: NumberFieldProps) {
  const handle = useSetting(setting, place);
  const spec = SETTINGS[setting] as NumberSetting;
  const specials = specialsOf(setting, spec.range);
  const isOrdinary =
    typeof handle.value === 'number' && !specials.some(({ value }) => value === handle.value);
  const shown = useLast(isOrdinary ? (handle.value as number) : null) ?? ordinaryOf(setting, spec.range);
  const draft = useDraft(
    isOrdinary ? formatNumber(handle.value as number) : '',
    (typed) => handle.set(readNumber(typed)).length === 0,
    handle.forget,
  );
  const sentence = handle.faults.length > 0 ? faultSentence(handle.faults[0]) : '';
  const { unit } = SETTINGS[setting];

  return (
    <Field
      setting={setting}
      error={sentence}
      {...(hint === undefined ? {} : { hint })}
      renderAside={(ids) => (
        <span className={styles.value}>
          <input
            {...draft.input}
            id={spec.control === 'number' ? ids.control : undefined}
            className={styles.typed}
            type="text"
            inputMode="decimal"
            autoComplete="off"
            spellCheck={false}
            size={Math.max(2, draft.input.value.length)}
            placeholder={isOrdinary ? undefined : '–'}
            aria-label={
              spec.control === 'number' ? undefined : words.controls.typed(words.settings[setting].label)
            }
            aria-describedby={`${ids.help} ${ids.error}`}
            aria-invalid={draft.isDraft && sentence !== ''}
          />
          {isOrdinary && unit !== null && words.controls.units[unit] !== '' && (
            <span>{words.controls.units[unit]}</span>
          )}
        </span>
      )}
    >
      {(ids) => (
        <>
          {spec.control === 'slider' && (
            <SettingSlider
              id={ids.control}
              describedBy={ids.help}
              handle={handle}
              spec={spec}
              value={shown}
              dim={!isOrdinary}
              onMove={draft.drop}
            />
          )}
          {specials.map(({ value, label }) => (
            <label key={String(value)} className={styles.special}>
              <input
                type="checkbox"
                checked={handle.value === value}
                onChange={(event) => {
                  draft.drop();
                  handle.set(event.target.checked ? value : shown);
                }}
              />
              {label}
            </label>
          ))}
        </>
      )}
    </Field>
  );
}

/** The value, or while there is none, the last there was. */
function useLast(value: number | null): number | null {
  const [last, setLast] = useState(value);
  if (value !== null && value !== last) setLast(value);
  return value ?? last;
}

/** Values of a setting that are no amount: none, no limit, until they expire. */
function specialsOf(setting: SettingKey, { also }: NumberRange): { value: number | null; label: string }[] {
  const values = [...(SETTINGS[setting].orNull ? [null] : []), ...also];
  const labels = words.controls.special[setting] ?? {};
  return values
    .filter((value) => value === null || String(value) in labels)
    .map((value) => ({ value, label: labels[String(value)] ?? words.controls.none }));
}

/** Where the slider stands while a special value is in force that nobody moved away from yet. */
function ordinaryOf(setting: SettingKey, { min, also }: NumberRange): number {
  const fallback = SETTINGS[setting].default;
  return typeof fallback === 'number' && !also.includes(fallback) ? fallback : min;
}

const PLACES = 1_000;

interface SettingSliderProps {
  readonly id: string;
  readonly describedBy: string;
  readonly handle: SettingHandle;
  readonly spec: NumberSetting;
  readonly value: number;
  readonly dim: boolean;
  readonly onMove: () => void;
}

/** A slider over a setting's range. A linear one counts in the setting's own unit, a logarithmic one in thousandths. */
function SettingSlider({ id, describedBy, handle, spec, value, dim, onMove }: SettingSliderProps) {
  const { key } = handle;
  const { range, scale } = spec;
  const track = useMemo(() => trackOf(key, range, scale), [key, range, scale]);
  // A new run at every step of a drag would show nothing but beginnings.
  const waits = SETTINGS[key].applies === 'new-run';
  const give = (next: number) => {
    onMove();
    if (waits) handle.show(next);
    else handle.setSoon(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = valueAfterKey(event.key, value, spec, track);
    if (next === null) return;
    event.preventDefault();
    onMove();
    handle.set(next);
  };
  const common = { id, describedBy, dim, text: spokenValue(key, value), onKeyDown };
  if (scale === 'linear') {
    return (
      <Slider
        {...common}
        min={track.min}
        max={track.max}
        step={range.step}
        value={value}
        onInput={(next) => give(tidy(next))}
        {...(waits ? { onCommit: handle.set } : {})}
      />
    );
  }
  const valueAt = (at: number) => inside(track, calmNumber(track.toValue(at / PLACES), range.whole));
  return (
    <Slider
      {...common}
      min={0}
      max={PLACES}
      step={1}
      value={Math.round(track.toPlace(value) * PLACES)}
      onInput={(at) => give(valueAt(at))}
      {...(waits ? { onCommit: (at: number) => handle.set(valueAt(at)) } : {})}
    />
  );
}

function inside({ min, max }: Track, value: number): number {
  return Math.min(max, Math.max(min, value));
}

/** An arrow moves by a step that can be seen, a page key by a tenth of the track; null for any other key. */
function valueAfterKey(
  key: string,
  value: number,
  { range, scale }: NumberSetting,
  track: Track,
): number | null {
  const bounded = (next: number) =>
    Math.min(Math.max(track.max, value), Math.max(Math.min(track.min, value), next));
  const page = (direction: 1 | -1) => {
    const far = calmNumber(track.toValue(track.toPlace(value) + direction * 0.1), range.whole);
    const least = value + direction * range.step;
    return direction * (far - least) > 0 ? far : least;
  };
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return bounded(afterArrow(value, 1, range.step, scale));
    case 'ArrowLeft':
    case 'ArrowDown':
      return bounded(afterArrow(value, -1, range.step, scale));
    case 'PageUp':
      return bounded(tidy(page(1)));
    case 'PageDown':
      return bounded(tidy(page(-1)));
    case 'Home':
      return track.min;
    case 'End':
      return track.max;
    default:
      return null;
  }
}
