/** Who uses whose registration for enhanced fan-out: what is checked of all consumers together. */
import { consumerNamed, type ConsumerSetting, type Scenario } from '../engine/index';
import { faultWords } from '../words/scenario-faults';
import { isPlainObject, type Report, type Unchecked } from './checks';
import { mustBe } from './faults';

/** Reports each entry that shares with nobody, with itself, with one that shares too, or one function with another. */
export function checkSharing(scenario: Unchecked<Scenario>, report: Report): void {
  if (!Array.isArray(scenario.consumers)) return;
  const consumers = scenario.consumers as unknown[];
  if (!consumers.every(isNamed)) return;
  /** By owner: the entry of the Lambda function that uses its registration. */
  const functions = new Map<string, number>();
  for (const [index, { type, count, sharesConsumerWith }] of consumers.entries()) {
    if (typeof sharesConsumerWith !== 'string') continue;
    const refuse = (what: string) =>
      report(['consumers', index, 'sharesConsumerWith'], mustBe(what, sharesConsumerWith));
    const owner = consumerNamed(consumers, sharesConsumerWith);
    const other = owner === null ? null : consumers[owner.entry];
    if (owner === null || owner.entry === index || other === null || !hasItsOwn(other)) {
      refuse(faultWords.consumer.otherConsumer);
      continue;
    }
    if (type !== 'lambda') continue;
    if (count > 1) refuse(faultWords.consumer.oneOfCount);
    const first = functions.get(sharesConsumerWith);
    if (other.type === 'lambda') refuse(faultWords.consumer.oneFunction(sharesConsumerWith));
    else if (first !== undefined) refuse(faultWords.consumer.oneFunction(consumers[first].name));
    functions.set(sharesConsumerWith, index);
  }
}

type Named = Pick<ConsumerSetting, 'name' | 'count' | 'type'> & { readonly sharesConsumerWith?: unknown };

function isNamed(consumer: unknown): consumer is Named {
  if (!isPlainObject(consumer)) return false;
  return typeof consumer['name'] === 'string' && typeof consumer['count'] === 'number';
}

/** Firehose has none, and who shares uses that of another. */
function hasItsOwn({ type, sharesConsumerWith }: Named): boolean {
  return type !== 'firehose' && (sharesConsumerWith === null || sharesConsumerWith === undefined);
}
