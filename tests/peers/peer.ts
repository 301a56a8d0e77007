import {
  CreateStreamCommand,
  DescribeStreamSummaryCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  KinesisClient,
  ListShardsCommand,
  MergeShardsCommand,
  PutRecordsCommand,
  SplitShardCommand,
} from '@aws-sdk/client-kinesis';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { Agent } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Put, Reshard, ShardView } from './view';

/** What one PutRecords call takes. */
const MOST_PER_CALL = 500;
const PATIENCE_MILLIS = 60_000;

/** A server that speaks Kinesis, asked through AWS's own client. */
export class Peer {
  private readonly client: KinesisClient;

  constructor(
    readonly name: string,
    readonly port: number,
    private readonly end: () => Promise<void>,
  ) {
    process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
    this.client = new KinesisClient({
      region: 'us-east-1',
      endpoint: `http://127.0.0.1:${port}`,
      credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
      // The client's own choice, HTTP/2, is answered by neither server. A connection for each call: one that is kept may
      // be closed by the server the moment it is used again.
      requestHandler: new NodeHttpHandler({ httpAgent: new Agent({ keepAlive: false }) }),
      maxAttempts: 1,
    });
  }

  /** Waits until the server answers at all. */
  async isUp(): Promise<void> {
    await until(`${this.name} to answer`, async () => {
      const problem = await nameOfError(() =>
        this.client.send(new ListShardsCommand({ StreamName: 'none' })),
      );
      return problem === 'ResourceNotFoundException';
    });
  }

  async createStream(StreamName: string, ShardCount: number): Promise<void> {
    await this.client.send(new CreateStreamCommand({ StreamName, ShardCount }));
    await this.isActive(StreamName);
  }

  private async isActive(StreamName: string): Promise<void> {
    await until(`${this.name}'s stream ${StreamName}`, async () => {
      const { StreamDescriptionSummary } = await this.client.send(
        new DescribeStreamSummaryCommand({ StreamName }),
      );
      return StreamDescriptionSummary?.StreamStatus === 'ACTIVE';
    });
  }

  /** Puts records in order; each carries its number, counted from `first`, as its data. */
  async put(StreamName: string, puts: readonly Put[], first = 0): Promise<void> {
    for (let from = 0; from < puts.length; from += MOST_PER_CALL) {
      const Records = puts
        .slice(from, from + MOST_PER_CALL)
        .map(({ partitionKey, explicitHashKey }, place) => ({
          PartitionKey: partitionKey,
          ...(explicitHashKey === null ? {} : { ExplicitHashKey: explicitHashKey }),
          Data: new TextEncoder().encode(String(first + from + place)),
        }));
      // One call at a time, or their order would be nobody's.
      // oxlint-disable-next-line no-await-in-loop
      const { FailedRecordCount } = await this.client.send(new PutRecordsCommand({ StreamName, Records }));
      if ((FailedRecordCount ?? 0) > 0) throw new Error(`${this.name} refused ${FailedRecordCount} records`);
    }
  }

  /** Splits or merges, and waits until that is done; the name of the exception where it is refused. */
  async reshard(StreamName: string, reshard: Reshard): Promise<string | null> {
    const refusal = await nameOfError(() =>
      reshard.do === 'splitShard'
        ? this.client.send(
            new SplitShardCommand({
              StreamName,
              ShardToSplit: reshard.shardId,
              NewStartingHashKey: reshard.newStartingHashKey,
            }),
          )
        : this.client.send(
            new MergeShardsCommand({
              StreamName,
              ShardToMerge: reshard.shardId,
              AdjacentShardToMerge: reshard.adjacentShardId,
            }),
          ),
    );
    await this.isActive(StreamName);
    return refusal;
  }

  /** Every shard there ever was, with the numbers of its records in the order in which they are read. */
  async shards(StreamName: string): Promise<ShardView[]> {
    const { Shards = [] } = await this.client.send(new ListShardsCommand({ StreamName }));
    return Promise.all(
      Shards.map(async (shard) => ({
        shardId: shard.ShardId ?? '',
        startingHashKey: shard.HashKeyRange?.StartingHashKey ?? '',
        endingHashKey: shard.HashKeyRange?.EndingHashKey ?? '',
        open: shard.SequenceNumberRange?.EndingSequenceNumber === undefined,
        parents: [shard.ParentShardId, shard.AdjacentParentShardId].filter((id) => id !== undefined),
        records: await this.read(StreamName, shard.ShardId ?? ''),
      })),
    );
  }

  private async read(StreamName: string, ShardId: string): Promise<number[]> {
    const { ShardIterator } = await this.client.send(
      new GetShardIteratorCommand({ StreamName, ShardId, ShardIteratorType: 'TRIM_HORIZON' }),
    );
    const { Records = [] } = await this.client.send(new GetRecordsCommand({ ShardIterator, Limit: 10_000 }));
    return Records.map(({ Data }) => Number(new TextDecoder().decode(Data)));
  }

  async stop(): Promise<void> {
    this.client.destroy();
    await this.end();
  }
}

async function nameOfError(call: () => Promise<unknown>): Promise<string | null> {
  try {
    await call();
    return null;
  } catch (error) {
    return error instanceof Error ? error.name : String(error);
  }
}

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const patience = performance.now() + PATIENCE_MILLIS;
  while (!(await isSo())) {
    if (performance.now() > patience) throw new Error(`waited too long for ${what}`);
    await wait(5);
  }
}
