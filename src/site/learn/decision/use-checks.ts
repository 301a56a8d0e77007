import { useEffect, useState } from 'react';
import type { Decision } from '../../../narration/decide';
import type { CheckedRun } from './check-run';
import { runChecks } from './run-checks';

/** What the runs say of a decision; a run that is still to come is undefined, one that could not be is null. */
export interface Checks {
  readonly before?: CheckedRun | null;
  /** Never, where nothing changes. */
  readonly after?: CheckedRun | null;
}

/** Who still types is not run. */
const SETTLED_MILLIS = 350;

/** Has a decision checked, beside the page. */
export function useChecks(decision: Decision): Checks {
  const [checked, setChecked] = useState<{ readonly of: Decision; readonly checks: Checks } | null>(null);
  useEffect(() => {
    let stop: () => void = () => undefined;
    const timer = setTimeout(() => {
      const states = decision.cures.length === 0 ? [decision.before] : [decision.before, decision.after];
      stop = runChecks(states, (place, run) =>
        setChecked((known) => ({
          of: decision,
          checks: {
            ...(known?.of === decision ? known.checks : {}),
            [place === 0 ? 'before' : 'after']: run,
          },
        })),
      );
    }, SETTLED_MILLIS);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [decision]);
  return checked?.of === decision ? checked.checks : NONE;
}

const NONE: Checks = {};
