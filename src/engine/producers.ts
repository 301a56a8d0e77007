/** Who puts records: producers come, change and go as the scenario's entries say. */
import type { Micros } from '../lib/time';
import { changeProducer, startProducer } from './producer';
import { planProducer } from './producer-plan';
import type { Scenario } from './scenario';
import type { World } from './world';

/** Brings the producers in line with the scenario at `now`; `before` is the scenario until then. */
export function alignProducers(world: World, before: Scenario, now: Micros): void {
  const { producers } = world.scenario;
  const { plans } = world.caches;
  world.state.producers.length = Math.min(world.state.producers.length, producers.length);
  plans.length = world.state.producers.length;
  world.caches.waiting.length = world.state.producers.length;
  producers.forEach((setting, index) => {
    if (setting === before.producers[index]) return;
    const isNew = index >= plans.length;
    plans[index] = planProducer(world, setting);
    if (isNew) {
      world.state.producers.push(startProducer(world, index, now));
      world.caches.waiting.push(new Map());
    } else changeProducer(world, index, before.producers[index], now);
  });
}
