import type { ReactNode } from 'react';
import { useLive } from '../stage/use-live';
import { ReaderOverview } from './ReaderOverview';
import { Readers } from './Readers';
import { useReaders } from './use-readers';

interface Props {
  /** There is room for one reader in full. */
  readonly roomForOne: boolean;
  /** What the readers stand around: made by another, so that it does not render again with them. */
  readonly children: ReactNode;
}

/**
 * All that read the stream: above the stage, or at a glance above it and in full below it. What is said of them in both
 * places is found out once.
 */
export function ReadersAround({ roomForOne, children }: Props) {
  const live = useLive();
  const readers = useReaders(live);
  const inFull = <Readers live={live} readers={readers} roomForOne={roomForOne} />;
  return (
    <>
      {roomForOne ? <ReaderOverview readers={readers} /> : inFull}
      {children}
      {roomForOne && inFull}
    </>
  );
}
