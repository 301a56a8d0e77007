import type { ConsumerHistory, ConsumerSetting } from '../../engine';
import { givenUpAt } from '../../metrics';
import { words } from '../../words';
import type { Live } from './use-live';

/** Behind what is said of the instances: messages in the on-failure destination, or records that are gone; else ''. */
export function givenUpWords({ t }: Live, consumer: ConsumerHistory, setting: ConsumerSetting): string {
  if (setting.type !== 'lambda') return '';
  const { messages, withoutMessage } = givenUpAt(consumer, t);
  const { onFailureDestination } = setting.eventSourceMapping;
  if (onFailureDestination !== null) return ` · ${words.destination.onStage(onFailureDestination, messages)}`;
  return withoutMessage === 0 ? '' : ` · ${words.destination.lostOnStage(withoutMessage)}`;
}
