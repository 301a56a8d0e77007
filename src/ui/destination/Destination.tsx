import type { ConsumerHistory, LambdaConsumerSetting } from '../../engine';
import { givenUpAt, lastFailureMessages, nameOfConsumer } from '../../metrics';
import { words } from '../../words';
import { useFigure, useFigureStore } from '../figure-context';
import { Disclosure } from '../primitives/Disclosure';
import styles from './destination.module.css';
import { Message } from './Message';

const w = words.destination;

/** Of more messages the newest are shown. */
const MOST = 20;

/** The on-failure destination of the open function, to be opened and read; without one, that what was given up is gone. */
export function Destination() {
  const store = useFigureStore();
  const time = useFigure((state) => state.time);
  const scenario = useFigure((state) => state.scenario);
  const open = useFigure((state) => state.openConsumer);
  const { history } = store.live();
  const consumer = history.consumers[open] as ConsumerHistory | undefined;
  const setting = consumer && scenario.consumers[consumer.entry];
  if (consumer === undefined || setting?.type !== 'lambda') return null;
  const { onFailureDestination } = setting.eventSourceMapping;
  const { messages, withoutMessage } = givenUpAt(consumer, time);
  const [newest] = messages === 0 ? [] : lastFailureMessages(consumer, time, 1);
  const destination = onFailureDestination ?? newest?.destination ?? null;
  if (destination === null && withoutMessage === 0) return null;
  return (
    <section className={styles.card} aria-label={w.title}>
      {destination !== null && (
        <Disclosure summary={w.summary(destination, messages)}>
          {() => <Messages consumer={consumer} setting={setting} all={messages} />}
        </Disclosure>
      )}
      {withoutMessage > 0 && (
        <p className={styles.soft}>
          {w.gone(withoutMessage)} {onFailureDestination === null ? w.setOne : ''}
        </p>
      )}
    </section>
  );
}

interface MessagesProps {
  readonly consumer: ConsumerHistory;
  readonly setting: LambdaConsumerSetting;
  /** Messages there are. */
  readonly all: number;
}

function Messages({ consumer, setting, all }: MessagesProps) {
  const store = useFigureStore();
  const time = useFigure((state) => state.time);
  const streamName = useFigure((state) => state.scenario.stream.streamName);
  const { history } = store.live();
  if (all === 0) return <p className={styles.soft}>{w.empty}</p>;
  const messages = lastFailureMessages(consumer, time, MOST);
  const names = { streamName, functionName: nameOfConsumer(setting, consumer.ordinal) };
  return (
    <>
      <p className={styles.soft}>
        {all > messages.length ? `${w.last(messages.length, all)} ` : ''}
        {messages.some(({ destination }) => destination === 's3') ? w.withEvent : w.metadata}
      </p>
      <ul className={styles.list}>
        {messages.map((message) => (
          <li key={`${message.shard} ${message.lane} ${message.discard}`}>
            <Message history={history} consumer={consumer} message={message} names={names} />
          </li>
        ))}
      </ul>
    </>
  );
}
