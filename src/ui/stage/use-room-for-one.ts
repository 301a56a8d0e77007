import { WIDE_FROM } from '../../layout';
import { useLowWindow } from './use-low-window';

/**
 * Whether there is room for one shard and for one reader in full: then all of them are an overview, and one opens.
 * @param width pixels of the stage; 0: not yet known
 */
export function useRoomForOne(width: number): boolean {
  const low = useLowWindow();
  return low || width < WIDE_FROM;
}
