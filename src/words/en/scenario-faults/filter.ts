/** What filter criteria must be. */
const PATTERN = '{"partitionKey": [{"prefix": "user-"}]}';

export const criteria = 'an object with filters, such as { "filters": [{ "pattern": "..." }] }';
export const pattern = {
  'not-json': `a pattern in JSON, such as ${PATTERN}`,
  'not-an-object': `a pattern that is an object, such as ${PATTERN}`,
  'names-data': 'a pattern on partitionKey: simulated records carry no data',
  'names-another': `a pattern on partitionKey alone, such as ${PATTERN}`,
  'names-nothing': `a pattern on partitionKey, such as ${PATTERN}`,
  'not-a-list': `a pattern with a list of rules for partitionKey, such as ${PATTERN}`,
  'no-rule':
    'a pattern whose rules are text, null, prefix, suffix, anything-but, exists or equals-ignore-case',
};
