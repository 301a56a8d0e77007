import { useEffect, useState } from 'react';
import type { ConsumerHistory, History } from '../../engine';
import { failureDocument, type FailureMessage } from '../../metrics';
import { MICROS_PER_SECOND } from '../../lib/time';
import { words } from '../../words';
import buttons from '../primitives/button.module.css';
import { putIntoClipboard } from '../primitives/clipboard';
import { useSaid } from '../stage/use-said';
import styles from './destination.module.css';

const w = words.destination;

/** How long it is said that a message was copied. */
const SAID_MILLIS = 4_000;

interface Props {
  readonly history: History;
  readonly consumer: ConsumerHistory;
  readonly message: FailureMessage;
  readonly names: { readonly streamName: string; readonly functionName: string };
}

/** One message: what it is of in one line, and when that is opened its text as JSON, which can be copied. */
export function Message({ history, consumer, message, names }: Props) {
  const [open, setOpen] = useState(false);
  const document = failureDocument(history, consumer, message, names);
  const { batchSize } = document.KinesisBatchInfo;
  const line = w.line(
    message.at / MICROS_PER_SECOND,
    message.shard,
    batchSize,
    document.requestContext.condition,
  );
  return (
    <details className={styles.message} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{line}</summary>
      {open && <Text text={JSON.stringify(document, null, 2)} label={w.text(line)} />}
    </details>
  );
}

function Text({ text, label }: { readonly text: string; readonly label: string }) {
  const [copied, setCopied] = useState<boolean | null>(null);
  useEffect(() => {
    if (copied === null) return;
    const timer = setTimeout(() => setCopied(null), SAID_MILLIS);
    return () => clearTimeout(timer);
  }, [copied]);
  const said = copied === null ? '' : copied ? w.copied : w.notCopied;
  useSaid(said, said);
  return (
    <div className={styles.text}>
      {/* It may be wider than its room: who has no pointer scrolls it by keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section tabIndex={0} aria-label={label}>
        <pre>{text}</pre>
      </section>
      <button
        type="button"
        className={buttons.pill}
        onClick={() => void putIntoClipboard(text).then(setCopied)}
      >
        {said === '' ? w.copy : said}
      </button>
    </div>
  );
}
