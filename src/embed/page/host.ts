/** The page around the frame, as the figure speaks to it. */
import { commandIn, CONNECT, HELLO, isGreeting, type Command, type News } from '../protocol';

export interface Host {
  readonly tell: (news: News) => void;
  /** Has commands heard from now on; those that came before, first. */
  readonly onCommand: (listener: (command: Command) => void) => void;
}

/** Says hello to the page around, where there is one, and listens to whoever answers from there. */
export function findHost(frame: Window = window): Host {
  let port: MessagePort | null = null;
  let listener: ((command: Command) => void) | null = null;
  const waiting: Command[] = [];
  const untold = new Map<string, News>();

  const hear = ({ data }: MessageEvent) => {
    const command = commandIn(data);
    if (command === null) return;
    if (listener === null) waiting.push(command);
    else listener(command);
  };
  const { parent } = frame;
  if (parent !== frame) {
    frame.addEventListener('message', ({ source, data, ports }) => {
      // The page around alone, and once: a second port would be somebody else's.
      if (source !== parent || port !== null || ports.length !== 1 || !isGreeting(data, CONNECT)) return;
      [port] = ports;
      port.addEventListener('message', hear);
      port.start();
      for (const news of untold.values()) port.postMessage(news);
      untold.clear();
    });
    // A sandboxed frame does not know where it stands, and what it says is no secret.
    parent.postMessage(HELLO, '*');
  }
  return {
    tell: (news) => {
      if (port !== null) port.postMessage(news);
      // Of each kind the last one, for a page that answers late.
      else if (parent !== frame) untold.set(keyOf(news), news);
    },
    onCommand: (next) => {
      listener = next;
      for (const command of waiting.splice(0)) next(command);
    },
  };
}

function keyOf(news: News): string {
  if (news.type === 'error') return `error ${news.message}`;
  return news.type === 'change' ? `change ${news.name}` : news.type;
}
