import { useEffect, useRef, useState } from 'react';

/** Screen readers are told something new no more often than this. */
const PAUSE_MILLIS = 3_000;

/** What a live region says: `text`, told anew only when `topic` is another, and never twice within three seconds. */
export function useSaid(topic: string, text: string): string {
  const [said, setSaid] = useState({ topic: '', text: '' });
  const latest = useRef(text);
  const saidAt = useRef(-Infinity);
  useEffect(() => {
    latest.current = text;
  }, [text]);
  useEffect(() => {
    const wait = Math.max(0, saidAt.current + PAUSE_MILLIS - performance.now());
    const timer = setTimeout(() => {
      saidAt.current = performance.now();
      setSaid({ topic, text: latest.current });
    }, wait);
    return () => clearTimeout(timer);
  }, [topic]);
  return said.text;
}
