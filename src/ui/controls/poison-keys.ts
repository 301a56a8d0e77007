import type { ProducerSetting, Scenario } from '../../engine';

const GENERATED = /^key-([1-9]\d*)$/;
/** The partition key of every aggregate of the KPL. */
const KPL_KEY = 'a';

/** Those of the keys that no producer puts records with: nothing comes of their being poison. */
export function keysNobodyPuts({ producers }: Scenario, keys: readonly string[]): readonly string[] {
  const puts = producers.map(keysOf);
  return keys.filter((key) => puts.every((has) => !has(key)));
}

/** Whether the producer has a key. */
function keysOf({ records, aggregation, partitionKeys }: ProducerSetting): (key: string) => boolean {
  if (records !== null) {
    const own = new Set(records.map(({ partitionKey }) => partitionKey));
    return (key) => own.has(key);
  }
  if (aggregation === 'KPL') return (key) => key === KPL_KEY;
  if ('count' in partitionKeys)
    return (key) => Number(GENERATED.exec(key)?.[1] ?? Infinity) <= partitionKeys.count;
  return (key) => partitionKeys.some((one) => one.key === key);
}
