/** How near each goal is, as long as the page is there: 0 .. 1. That one was reached is remembered by `progress`. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

const nearness = createStore<Readonly<Record<string, number>>>(() => ({}));

export function setNearness(goal: string, share: number): void {
  if (nearness.getState()[goal] !== share) nearness.setState({ [goal]: share });
}

export function useNearness(goal: string): number {
  return useStore(nearness, (all) => all[goal] ?? 0);
}
