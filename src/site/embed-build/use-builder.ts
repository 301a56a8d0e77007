/** What is chosen, the figure in which it is set, and the address that says both. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { decodeLink } from '../../scenario';
import type { FigureStore } from '../../store';
import { readFrameQuery, type FrameFault } from '../../ui/frame/frame-query';
import { linkFigure, linkSessionOf } from '../../ui/link/link-session';
import { figureOfLink } from '../../ui/link/figure-of-link';
import { choicesFor, choicesOf, pairsOf, queryOf, sceneIn, type Choices } from './choices';
import { followRun } from './follow-run';
import { hasMoments, runOf } from './run-of';

/** A figure as an address opened it. */
interface Opened {
  /** Tells one figure from the next. */
  readonly serial: number;
  readonly store: FigureStore;
  readonly faults: readonly FrameFault[];
  readonly choices: Choices;
  readonly keepsMoments: boolean;
}

export interface Builder extends Opened {
  readonly change: (some: Partial<Choices>) => void;
  readonly keepMoments: (keeps: boolean) => void;
  /** Opens another figure: what an address says, without its question mark or with it. */
  readonly open: (query: string) => void;
}

export function useBuilder(query: string): Builder {
  const [opened, setOpened] = useState(() => openedBy(query, 0));
  const { store } = opened;
  const serial = useRef(0);
  const [choices, setChoices] = useState(opened.choices);
  const [keepsMoments, setKeepsMoments] = useState(opened.keepsMoments);
  useEffect(() => () => store.actions.dispose(), [store]);
  useEffect(
    () =>
      followRun(store, () => {
        const run = runNow(store, keepsMoments);
        setChoices((before) => (isSameRun(before.run, run) ? before : { ...before, run }));
      }),
    [store, keepsMoments],
  );
  const open = useCallback((next: string) => {
    const again = openedBy(next, (serial.current += 1));
    setOpened(again);
    setChoices(again.choices);
    setKeepsMoments(again.keepsMoments);
  }, []);
  const keepMoments = useCallback(
    (keeps: boolean) => {
      setKeepsMoments(keeps);
      setChoices((before) => ({ ...before, run: runNow(store, keeps) }));
    },
    [store],
  );
  const change = useCallback(
    (some: Partial<Choices>) => setChoices((before) => ({ ...before, ...some })),
    [],
  );
  return { ...opened, choices, keepsMoments, change, keepMoments, open };
}

function openedBy(query: string, serial: number): Opened {
  const scene = sceneIn(query);
  const asked = readFrameQuery(query, scene);
  const store = figureOfLink(asked.link);
  linkFigure(store, asked.link);
  const keepsMoments = hasMoments(asked.link.state.scenario, scene);
  const choices = choicesOf(asked, runNow(store, keepsMoments));
  return { serial, store, faults: asked.faults, keepsMoments, choices };
}

function runNow(store: FigureStore, keepsMoments: boolean): Choices['run'] {
  return runOf(linkSessionOf(store).link().query, keepsMoments);
}

function isSameRun(a: Choices['run'], b: Choices['run']): boolean {
  return a.length === b.length && a.every(([name, value], at) => name === b[at][0] && value === b[at][1]);
}

/** The address of another scene with the same looks. */
export function queryFor(scene: string, choices: Choices): string {
  return queryOf(pairsOf(choicesFor(decodeLink(`scene=${scene}`).state.scene, choices)));
}

/** Browsers refuse an address that changes all the time. */
const SETTLED_MILLIS = 800;

/** Keeps the address and what is chosen the same; it is left alone until something is chosen. */
export function useAddress({ choices, open }: Builder, search: string): void {
  const known = useRef(search);
  const written = useRef(choices);
  useEffect(() => {
    if (search === known.current) return;
    known.current = search;
    open(search);
  }, [search, open]);
  useEffect(() => {
    if (written.current === choices) return;
    const { pathname } = window.location;
    const timer = setTimeout(() => {
      written.current = choices;
      // Who has left for another page meanwhile has its address.
      if (window.location.pathname !== pathname) return;
      known.current = `?${queryOf(pairsOf(choices))}`;
      window.history.replaceState(window.history.state, '', `${pathname}${known.current}`);
    }, SETTLED_MILLIS);
    return () => clearTimeout(timer);
  }, [choices]);
}
