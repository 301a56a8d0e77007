import { useEffect, useState } from 'react';
import { Announcer } from './announcer';

/** What a live region says: `text`, told anew only when `topic` is another, and never twice within three seconds. */
export function useSaid(topic: string, text: string): string {
  const [said, setSaid] = useState('');
  const [announcer] = useState(() => new Announcer(BROWSER, setSaid));
  useEffect(() => announcer.hear(topic, text), [announcer, topic, text]);
  useEffect(() => () => announcer.dispose(), [announcer]);
  return said;
}

const BROWSER = {
  now: () => performance.now(),
  after: (millis: number, call: () => void) => {
    const timer = setTimeout(call, millis);
    return () => clearTimeout(timer);
  },
};
