import { useEffect, useState } from 'react';
import { words } from '../../words';
import { useFigure } from '../figure-context';
import { stepInWords } from '../link/step-words';
import type { Step } from '../../store';

const w = words.transport;

/** How long it is said. */
const SAID_MILLIS = 6_000;

/** That a setting has begun a new run, for a while; '': it has not. */
export function useNewRun(): string {
  const step = useFigure((state) => state.newRun);
  const [over, setOver] = useState<Step | null>(null);
  useEffect(() => {
    if (step === null) return;
    const timer = setTimeout(() => setOver(step), SAID_MILLIS);
    return () => clearTimeout(timer);
  }, [step]);
  return step === null || step === over ? '' : inWords(step);
}

function inWords(step: Step): string {
  if (step.kind === 'set' && step.path === 'stream.shardCount') return w.newRunWithShards(Number(step.value));
  return w.newRun(stepInWords(step));
}
