import { LIMITS, readPattern, type FilterCriteria } from '../engine/index';
import { faultWords } from '../words/scenario-faults';
import { allowed, depending, kindOrNull, listOf, members, type Schema, text } from './checks';

const short: Schema<string> = text(LIMITS.filterPatternCharacters.value);

/** AWS's pattern on the partition key, as JSON text. */
const pattern: Schema<string> = depending((value) => {
  if (typeof value !== 'string' || value === '' || value.length > LIMITS.filterPatternCharacters.value)
    return short;
  const read = readPattern(value);
  return read.ok ? short : allowed(() => false, faultWords.filter.pattern[read.fault]);
});

const criteria: Schema<FilterCriteria> = members({
  filters: listOf(members({ pattern }), faultWords.items.filters, 1, LIMITS.filtersMaximum.value),
});

/** Which records a mapping passes on: AWS's filter criteria, or null for all. */
export const filterCriteria: Schema<FilterCriteria | null> = kindOrNull(
  (value) => typeof value === 'object' && value !== null,
  criteria,
  faultWords.filter.criteria,
);
