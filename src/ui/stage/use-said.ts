import { useEffect, useState } from 'react';
import { Announcer } from './announcer';
import { FLOOR, speak, unsay } from './voice';

/**
 * Tells aloud `text`, anew only when `topic` is another; '' is silence. Whoever speaks on the page speaks with this
 * voice: there is one live region, and in it never two messages within three seconds.
 */
export function useSaid(topic: string, text: string): void {
  const [announcer] = useState(() => new Announcer(BROWSER, speak, FLOOR, unsay));
  useEffect(() => announcer.hear(topic, text), [announcer, topic, text]);
  useEffect(() => () => announcer.dispose(), [announcer]);
}

const BROWSER = {
  now: () => performance.now(),
  after: (millis: number, call: () => void) => {
    const timer = setTimeout(call, millis);
    return () => clearTimeout(timer);
  },
};
