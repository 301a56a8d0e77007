import type { PartitionKeyEntry } from '../history';
import { hashKeyOf } from './hash-key';

/**
 * A partition key whose hash key is worked out when it is asked for: routes with explicit hash keys never do. It never
 * changes, so a copy of a history has the same.
 */
export class KeyEntry implements PartitionKeyEntry {
  #known: bigint | null = null;

  constructor(readonly partitionKey: string) {}

  get hashKey(): bigint {
    return (this.#known ??= hashKeyOf(this.partitionKey));
  }
}
