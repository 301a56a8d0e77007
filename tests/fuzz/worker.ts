// Runs the chunks it is handed, one after the other, in a process of its own.
import { runChunk } from './chunk';

process.on('message', ({ seed, count }: { seed: number; count: number }) => {
  process.send?.(runChunk(seed, count));
});
process.send?.('ready');
