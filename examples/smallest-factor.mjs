// The smallest parallelization factor that keeps up with 500 records/s of 20 keys, at 5 ms a record.
import { simulate } from 'kinetoscope/engine';

for (let parallelizationFactor = 1; parallelizationFactor <= 10; parallelizationFactor++) {
  const producers = [{ recordsPerSecond: 500, partitionKeys: { count: 20, skew: 0 } }];
  const consumers = [{ eventSourceMapping: { parallelizationFactor }, function: { millisPerRecord: 5 } }];
  const report = simulate({ producers, consumers }, { seconds: 300 });
  const growth = report.consumers[0].iteratorAgeMillis.slopePerSecond;
  console.log(`factor ${parallelizationFactor}: the iterator age grows by ${growth.toFixed(1)} ms a second`);
  if (growth < 1) break;
}
