import { expect, test } from 'vitest';
import { memberAt } from '../lib/member-path';
import { BYTES_READ, CALLS_REFUSED } from '../scenario/scenes/report-paths';
import { simulate } from './simulate';

// Scenes speak of these by their place in the list.
test.each([
  [CALLS_REFUSED, 'ReadProvisionedThroughputExceeded'],
  [BYTES_READ, 'GetRecords.Bytes'],
])('%s is %s of the whole stream', (path, metricName) => {
  const report = simulate({ consumers: [{}] }, { seconds: 1 });
  const metric = path.split('.statistics')[0];
  expect(memberAt(report, metric)).toMatchObject({ metricName, dimensions: { StreamName: 'orders' } });
});
