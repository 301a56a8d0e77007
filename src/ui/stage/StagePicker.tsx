import { useEffect, useId, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { nextRecord, recordUnder, type Direction, type PlacedRecord, type StageBoxes } from '../../layout';
import type { RecordPlace } from '../../metrics';
import { isPicked, togglePicked } from '../../store';
import { words } from '../../words';
import { useFigure, useFigureStore } from '../figure-context';
import { css } from './classes';
import { recordName } from './record-name';
import type { StageRecords } from './stage-records';

const w = words.order.stage;

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

interface Props {
  readonly stage: StageBoxes;
  readonly records: StageRecords;
  /** What is pressed: the whole stage, for nothing may lie between it and its words. */
  readonly surface: RefObject<HTMLElement | null>;
}

/** The records as a list to pick from, by pointer or keys: what is drawn on the canvas has no elements of its own. */
export function StagePicker({ stage, records, surface }: Props) {
  const store = useFigureStore();
  const picked = useFigure((state) => state.picked);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [cursor, setCursor] = useState<PlacedRecord | null>(null);
  const moveTo = (record: PlacedRecord | null) => {
    records.moveTo(record);
    setCursor(record);
  };
  usePointer(stage, records, surface, (record) => {
    list.current?.focus({ preventScroll: true });
    moveTo(null);
    records.startFrom(record);
    store.actions.pick(togglePicked(store.getState().picked, record));
  });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!press(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const press = (key: string): boolean => {
    const at = records.current(stage);
    if (DIRECTIONS[key] !== undefined) {
      const next = nextRecord(records.frame, stage, at, DIRECTIONS[key]);
      if (next !== null) moveTo(next);
      // At the end of the way the page does not scroll off either.
      return true;
    }
    if (key === 'Home' || key === 'End') {
      moveTo(records.edge(stage, key === 'Home' ? 'first' : 'last'));
      return true;
    }
    if ((key === 'Enter' || key === ' ') && cursor !== null) {
      store.actions.pick(togglePicked(store.getState().picked, cursor));
      return true;
    }
    if (key !== 'Escape' || (picked.length === 0 && cursor === null)) return false;
    store.actions.pick([]);
    moveTo(null);
    return true;
  };

  const options: RecordPlace[] =
    cursor === null || isPicked(picked, cursor) ? [...picked] : [...picked, cursor];
  const idOf = ({ shard, row }: RecordPlace) => `${id}${shard}-${row}`;
  return (
    <>
      <p id={`${id}keys`} className="visually-hidden">
        {w.keys}
      </p>
      <div
        ref={list}
        className={css('picker')}
        // The records are drawn: there is nothing that a select could show.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="listbox"
        tabIndex={0}
        aria-label={w.records}
        aria-describedby={`${id}keys`}
        aria-multiselectable="true"
        aria-activedescendant={cursor === null ? undefined : idOf(cursor)}
        onKeyDown={onKeyDown}
        onFocus={() => {
          if (list.current?.matches(':focus-visible') === true && records.cursor === null)
            moveTo(records.current(stage) ?? records.edge(stage, 'first'));
        }}
        onBlur={() => moveTo(null)}
      >
        {options.map((one) => (
          <div
            key={idOf(one)}
            id={idOf(one)}
            className="visually-hidden"
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
            role="option"
            aria-selected={isPicked(picked, one)}
          >
            <RecordName place={one} />
          </div>
        ))}
      </div>
    </>
  );
}

/** What a record is, and where. */
function RecordName({ place }: { readonly place: RecordPlace }) {
  const store = useFigureStore();
  const time = useFigure((state) => state.time);
  const open = useFigure((state) => state.openConsumer);
  return recordName(store.live(), open, place, time);
}

/** A press on a record picks it; where one can press, the pointer says so. */
function usePointer(
  stage: StageBoxes,
  records: StageRecords,
  surface: RefObject<HTMLElement | null>,
  onPick: (record: PlacedRecord) => void,
): void {
  const latest = useRef({ stage, onPick });
  useEffect(() => {
    latest.current = { stage, onPick };
  });
  useEffect(() => {
    const element = surface.current;
    if (element === null) return;
    const under = (event: MouseEvent): PlacedRecord | null => {
      // What lies on the stage, as rows that open, buttons and explanations, is pressed for itself.
      const { target } = event;
      const isStage =
        target === element || (target instanceof Element && target.closest('svg')?.parentElement === element);
      if (!isStage) return null;
      const { left, top } = element.getBoundingClientRect();
      const at = { x: event.clientX - left, y: event.clientY - top };
      return recordUnder(records.frame, latest.current.stage, at);
    };
    const onClick = (event: MouseEvent) => {
      const record = under(event);
      if (record !== null) latest.current.onPick(record);
    };
    const onMove = (event: PointerEvent) => {
      if (event.pointerType === 'mouse') element.style.cursor = under(event) === null ? '' : 'pointer';
    };
    element.addEventListener('click', onClick);
    element.addEventListener('pointermove', onMove);
    return () => {
      element.removeEventListener('click', onClick);
      element.removeEventListener('pointermove', onMove);
    };
  }, [records, surface]);
}
