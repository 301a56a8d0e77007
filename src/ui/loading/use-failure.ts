import { useState } from 'react';

/** What failed outside of React, while drawing or waiting, is told as what fails in it: the guard around says so. */
export function useFailure(): (error: unknown) => void {
  const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null);
  const [fail] = useState(() => (error: unknown) => setFailure({ error }));
  if (failure !== null) throw failure.error;
  return fail;
}

/** Whether `work` wants to go on; what it throws is told, and ends it. */
export function attempt(work: () => boolean, fail: (error: unknown) => void): boolean {
  try {
    return work();
  } catch (error) {
    fail(error);
    return false;
  }
}
