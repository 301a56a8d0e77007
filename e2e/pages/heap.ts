import type { CDPSession } from '@playwright/test';

/**
 * What a program keeps. Not counted is what the browser makes of it for itself: code, which it compiles anew and better
 * for as long as it runs, the shapes of objects, and what it knows of styles and layout.
 */
const DATA = new Set([
  'object',
  'array',
  'closure',
  'string',
  'concatenated string',
  'sliced string',
  'number',
  'bigint',
  'symbol',
  'regexp',
]);

/** A V8 heap snapshot, as far as it is used here. */
interface Snapshot {
  readonly snapshot: {
    readonly meta: { readonly node_fields: string[]; readonly node_types: [string[], ...unknown[]] };
  };
  readonly nodes: number[];
}

/** Bytes of the data that a page holds, its garbage collected: exact, whatever the machine is busy with. */
export async function dataBytes(devtools: CDPSession): Promise<number> {
  const chunks: string[] = [];
  const collect = ({ chunk }: { chunk: string }) => chunks.push(chunk);
  for (let round = 0; round < 3; round++) await devtools.send('HeapProfiler.collectGarbage');
  devtools.on('HeapProfiler.addHeapSnapshotChunk', collect);
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  devtools.off('HeapProfiler.addHeapSnapshotChunk', collect);
  const { snapshot, nodes } = JSON.parse(chunks.join('')) as Snapshot;
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')];
  let bytes = 0;
  for (let node = 0; node < nodes.length; node += fields.length)
    if (DATA.has(types[0][nodes[node + type]])) bytes += nodes[node + size];
  return bytes;
}
