/** Outages: who is down reads nothing and starts nothing, and the history says when that is. */
import type { ConsumerHistory } from '../history';
import { isUntouched, outsAt, triesOf, type Complain, type Observed } from './observed';

export function checkOutages(observed: Observed, consumer: ConsumerHistory, complain: Complain): void {
  const { history } = observed;
  const isDown = (t: number) => {
    const outs = outsAt(observed, consumer, t);
    return outs.length > 0 && outs.every(Boolean);
  };
  const say: Complain = (text) => complain(`consumer ${consumer.id}: ${text}`);
  for (const { readers, lanes } of consumer.shards) {
    for (const id of readers) {
      const { at } = history.readers[id].calls;
      for (let row = 0; row < at.length; row++)
        if (isDown(at.data[row])) say(`reads at ${at.data[row]}, when it is down`);
    }
    lanes.forEach((lane, index) => {
      for (const { startsAt } of triesOf(lane, index))
        if (isDown(startsAt)) say(`lane ${index} begins at ${startsAt}, when it is down`);
    });
  }
  const { at, isOut } = consumer.outages;
  for (let row = 0; row < at.length; row++)
    if (isOut.data[row] !== (row + 1) % 2) say(`goes down, or comes back, twice in a row at ${at.data[row]}`);
  const { outage } = observed.scenario.consumers[consumer.entry] ?? { outage: null };
  if (!isUntouched(observed) || outage === null || consumer.startsAt > 0) return;
  const expected = [outage.startsAt, outage.endsAt].map((seconds) => Math.round(seconds * 1e6));
  const noted = Array.from({ length: at.length }, (_, row) => at.data[row]);
  const due = expected.filter((t) => t <= observed.now);
  if (JSON.stringify(noted) !== JSON.stringify(due)) say(`its outage is noted at ${noted}, not at ${due}`);
}
