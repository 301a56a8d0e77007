import { expect, test } from 'vitest';
import { memberAt } from '../lib/member-path';
import { BYTES_READ, CALLS_ANSWERED, CALLS_REFUSED, LARGEST_REPLY } from '../scenario/scenes/report-paths';
import { simulate } from './simulate';

// Scenes speak of these by their place in the list.
test.each([
  [CALLS_REFUSED, 'ReadProvisionedThroughputExceeded'],
  [CALLS_ANSWERED, 'GetRecords.Success'],
  [LARGEST_REPLY, 'GetRecords.Records'],
  [BYTES_READ, 'GetRecords.Bytes'],
])('%s is %s of the whole stream', (path, metricName) => {
  const report = simulate({ consumers: [{}] }, { seconds: 1 });
  const metric = path.split('.statistics')[0];
  expect(memberAt(report, metric)).toMatchObject({ metricName, dimensions: { StreamName: 'orders' } });
});
