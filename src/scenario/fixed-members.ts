/**
 * What stays as it is during a run. Apart from the table of settings, so that whoever only checks scenarios need not
 * carry what a control panel says of each.
 */
import type { SettingScope } from './settings/setting';

/** The members, below a producer or a consumer, that stay as they are during a run. */
export const FIXED_MEMBERS: Readonly<Record<'producers' | 'consumers', readonly string[]>> = {
  producers: ['startsAt', 'records'],
  consumers: [
    'name',
    'type',
    'startingPosition',
    'eventSourceMapping.startingPosition',
    'eventSourceMapping.startingPositionTimestamp',
  ],
};

/** Whether a setting stays as it is during a run; those of the run as a whole and of its stream all do. */
export function isFixed(scope: SettingScope, path: string): boolean {
  if (scope === 'producer') return FIXED_MEMBERS.producers.includes(path);
  if (scope === 'consumer') return FIXED_MEMBERS.consumers.includes(path);
  return true;
}
