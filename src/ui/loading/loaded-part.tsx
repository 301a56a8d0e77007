import { use, type ComponentType } from 'react';
import { loadedOnce } from './loaded-once';

/** A component whose code comes when it is shown first; unlike `lazy`, it can be asked for again when it did not come. */
export function loadedPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const loaded = loadedOnce(load);
  return function LoadedPart(props: Props) {
    const Part = use(loaded());
    return <Part {...props} />;
  };
}
