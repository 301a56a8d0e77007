/** What comes when it is asked for, once; what failed to come is asked for again when somebody says so. */
import { retryMissingStyles } from './missing-styles';

/** Something of the page could not be loaded: there is no network, or the site is another one by now. */
export class NotLoaded extends Error {
  constructor(cause: unknown) {
    super('A part of the page could not be loaded', { cause });
  }
}

const failed = new Set<() => void>();

/** The same promise for all who ask, a failed one too until `forgetFailures` is called. */
export function loadedOnce<T>(load: () => Promise<T>): () => Promise<T> {
  let promise: Promise<T> | null = null;
  return () =>
    (promise ??= load().catch((cause: unknown) => {
      failed.add(() => {
        promise = null;
      });
      throw new NotLoaded(cause);
    }));
}

/** Whatever failed is loaded again by the next who asks. */
export function forgetFailures(): void {
  for (const forget of failed) forget();
  failed.clear();
  retryMissingStyles();
}
