/** What a mapping's filters let through, worked out from the patterns anew. */
import type { ConsumerHistory } from '../history';
import type { FilterCriteria } from '../scenario';
import { filteredTimes, lambdaAt, readTimes, type Complain, type Observed } from './observed';

type Rule = string | null | Readonly<Record<string, unknown>>;

function matches(rule: Rule, key: string): boolean {
  if (rule === null || typeof rule === 'string') return rule === key;
  const [[name, value]] = Object.entries(rule);
  const text = String(value);
  switch (name) {
    case 'exists':
      return value === true;
    case 'anything-but':
      return ![value].flat().includes(key);
    case 'prefix':
      return key.slice(0, text.length) === text;
    case 'suffix':
      return text === '' || key.slice(-text.length) === text;
    default:
      return name === 'equals-ignore-case' && key.toUpperCase() === text.toUpperCase();
  }
}

function passes({ filters }: FilterCriteria, key: string): boolean {
  return filters.some(({ pattern }) => {
    const { partitionKey: rules } = JSON.parse(pattern) as { partitionKey: Rule[] };
    return rules.some((rule) => matches(rule, key));
  });
}

/** A record that was read is filtered, at that moment, if no pattern matches its key; and only then. */
export function checkFilters(
  observed: Observed,
  consumer: ConsumerHistory,
  shard: number,
  complain: Complain,
): void {
  const read = readTimes(observed, consumer, shard);
  const filtered = filteredTimes(consumer, shard);
  const { keys, records } = observed.history.shards[shard];
  read.forEach((at, row) => {
    const say = (what: string) => complain(`consumer ${consumer.id}, shard ${shard}, row ${row}: ${what}`);
    if (at === undefined || at < 0) {
      if (filtered.has(row)) say('is filtered and was not read');
      return;
    }
    const isFiltered = filtered.has(row);
    if (isFiltered && filtered.get(row) !== at) say('is filtered at another time than it is read');
    const { partitionKey } = observed.history.keys[keys.data[records.key.data[row]]];
    const said = lambdaAt(observed, consumer, at).map(
      ({ eventSourceMapping: { filterCriteria } }) =>
        filterCriteria === null || passes(filterCriteria, partitionKey),
    );
    if (!said.includes(!isFiltered)) say(`${partitionKey} is filtered: ${isFiltered}`);
  });
}
