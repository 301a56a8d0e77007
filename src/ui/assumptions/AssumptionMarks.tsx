import { useEffect, useId, useRef, useState, type RefObject } from 'react';
import type { StageBoxes } from '../../layout';
import { words } from '../../words';
import { SettingField } from '../controls/SettingField';
import type { Live } from '../stage/use-live';
import styles from './assumptions.module.css';
import { MARK, markPlaces, type MarkPlace } from './mark-places';

const w = words.assumptions;

/** Small signs where the model does what AWS does not publish; each opens what AWS says of it, and the setting itself. */
export function AssumptionMarks({ boxes, live }: { readonly boxes: StageBoxes; readonly live: Live }) {
  const { consumer } = live;
  if (consumer === undefined) return null;
  return markPlaces(boxes, live).map((place) => (
    <Mark key={place.assumed} place={place} entry={consumer.entry} />
  ));
}

function Mark({
  place: { assumed, x, y, width, named, line },
  entry,
}: {
  readonly place: MarkPlace;
  readonly entry: number;
}) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const open = usePopover(panel, button);
  const { title, short, text, source } = w.of[assumed];
  const name = w.mark(title);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={named ? `${styles.mark} ${styles.named}` : styles.mark}
        data-line={line}
        style={{ left: x, top: y, width, height: MARK }}
        popoverTarget={id}
        aria-label={name}
        aria-expanded={open}
        title={name}
      >
        {w.sign}
        {named && <span>{short}</span>}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        className={styles.panel}
        // A popover is no modal dialog: the page goes on beside it.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="dialog"
        aria-label={name}
        tabIndex={-1}
      >
        {open && (
          <>
            <p className={styles.text}>{text}</p>
            <p className={styles.source}>{w.source(source)}</p>
            <SettingField setting={assumed} place={entry} />
            <button
              type="button"
              className={styles.close}
              popoverTarget={id}
              popoverTargetAction="hide"
              aria-label={w.close}
            >
              ×
            </button>
          </>
        )}
      </div>
    </>
  );
}

/** Room between the mark, the panel and the edges of the window. */
const GAP = 6;
const EDGE = 12;

/** Whether the popover is open. It stands at its mark, moves with the page, and gives the focus back. */
function usePopover(
  panel: RefObject<HTMLDivElement | null>,
  button: RefObject<HTMLButtonElement | null>,
): boolean {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const element = panel.current;
    if (element === null) return;
    const onToggle = (event: ToggleEvent) => {
      const isOpen = event.newState === 'open';
      setOpen(isOpen);
      const { activeElement } = document;
      const isLost = activeElement === document.body || element.contains(activeElement);
      if (!isOpen && isLost) button.current?.focus({ preventScroll: true });
    };
    element.addEventListener('toggle', onToggle);
    return () => element.removeEventListener('toggle', onToggle);
  }, [panel, button]);
  useEffect(() => {
    const [element, mark] = [panel.current, button.current];
    if (!open || element === null || mark === null) return;
    const place = () => placeAt(element, mark.getBoundingClientRect());
    place();
    element.focus({ preventScroll: true });
    window.addEventListener('resize', place);
    return () => window.removeEventListener('resize', place);
  }, [open, panel, button]);
  return open;
}

/** Puts the panel below the mark, or above it where there is no room, and between the edges of the window. */
function placeAt(panel: HTMLElement, mark: DOMRect): void {
  const { offsetWidth: width, offsetHeight: height } = panel;
  const { clientWidth, clientHeight } = document.documentElement;
  const left = Math.max(EDGE, Math.min(mark.left, clientWidth - width - EDGE));
  const below = mark.bottom + GAP;
  const above = mark.top - GAP - height;
  const top = below + height > clientHeight && above > 0 ? above : below;
  panel.style.left = `${left + window.scrollX}px`;
  panel.style.top = `${top + window.scrollY}px`;
}
