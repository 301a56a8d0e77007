import type { Column } from '../lib/columns';
import { columnsOf, rowCount, type AnyTable } from '../lib/rows';
import { Fingerprint } from '../lib/fingerprint';
import { isSet, type AppliedCommand, type History } from './history';
import { laneTables } from './history-lengths';

/** A fingerprint of every row of a history, as 32 hexadecimal digits: equal histories, equal digests, anywhere. */
export function historyDigest(history: History): string {
  const print = new Fingerprint();
  const addPlain = (value: unknown) => print.addText(JSON.stringify(value));
  const addTable = (table: AnyTable) => {
    const columns = columnsOf(table);
    for (const name in columns) addColumn(print, columns[name]);
  };
  addPlain(history.keys.map((entry) => entry.partitionKey));
  addPlain([history.registrations, history.commands.map(inOrder)]);
  // What few runs have is left out where there is none, so that the others keep their digests.
  const addFound = (name: string, table: AnyTable) => {
    if (rowCount(table) === 0) return;
    addPlain(name);
    addTable(table);
  };
  addFound('putCalls', history.putCalls);
  for (const shard of history.shards) {
    addPlain([shard.shardId, shard.range.start.toString(), shard.range.end.toString()]);
    // Only of shards that a split or a merge has touched: a stream that keeps its shards has the digest it always had.
    if (shard.createdAt > 0 || shard.closedAt < Infinity)
      addPlain([shard.createdAt, shard.closedAt, shard.parent, shard.adjacentParent]);
    addTable(shard.records);
    addTable(shard.refusals);
    addFound('putAgain', shard.putAgain);
    addFound('tank', shard.tank);
    addTable({ key: shard.keys, firstRow: shard.keysFirstRow });
  }
  for (const { calls, subscriptions, ...reader } of history.readers) {
    addPlain(reader);
    addTable(calls);
    if (subscriptions !== null) addTable(subscriptions);
  }
  for (const { shards, environmentsMadeAt, outages, ...consumer } of history.consumers) {
    addPlain(consumer);
    addTable({ environmentsMadeAt });
    addFound('outages', outages);
    for (const shard of shards) {
      addPlain([shard.startRow, shard.readers]);
      addTable(shard.deals);
      addTable(shard.expired);
      addTable(shard.filtered);
      for (const lane of shard.lanes) laneTables(lane).forEach(addTable);
    }
  }
  return print.toString();
}

/** A command with its members in one order, whoever gave it. */
function inOrder(command: AppliedCommand): unknown {
  if (isSet(command)) return command;
  const given: Readonly<Record<string, unknown>> = { ...command };
  const members = [
    'do',
    'shardId',
    'newStartingHashKey',
    'adjacentShardId',
    'targetShardCount',
    'at',
    'refusal',
  ];
  return Object.fromEntries(members.map((name) => [name, given[name]]));
}

function addColumn(print: Fingerprint, { data, length }: Column): void {
  print.addWord(length);
  if (data instanceof Uint8Array) {
    for (let row = 0; row < length; row++) print.addWord(data[row]);
    return;
  }
  // Typed arrays are little-endian on every platform that runs a browser or Node.
  const words = (length * data.BYTES_PER_ELEMENT) / Uint32Array.BYTES_PER_ELEMENT;
  print.addWords(new Uint32Array(data.buffer, data.byteOffset, words));
}
