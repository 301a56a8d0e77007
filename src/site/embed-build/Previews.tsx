import { useEffect, useRef, useState, type ReactNode } from 'react';
import { embedBuildWords } from '../../words/embed-build';
import type { Pair } from './choices';
import styles from './embed-build.module.css';
import { dress, loadElement } from './preview-figure';
import type { Measured } from './rooms-for';

const w = embedBuildWords.previews;
export const PREVIEW_IDS = ['light', 'dark', 'phone'] as const;
export type PreviewId = (typeof PREVIEW_IDS)[number];

interface Props {
  readonly attributes: readonly Pair[];
  readonly onSize: (id: PreviewId, size: Measured) => void;
  /** Beside the phone, where there is room. */
  readonly children: ReactNode;
}

/** The figure as it will stand in a light page, in a dark one, and on a phone. */
export function Previews({ attributes, onSize, children }: Props) {
  const failed = useFailed();
  return (
    <div className={styles.previews}>
      <section className={styles.see} aria-labelledby="see-it">
        <h2 id="see-it">{w.heading}</h2>
        <p>{failed ? w.failed : w.help}</p>
      </section>
      {PREVIEW_IDS.map((id) => (
        <Preview key={id} id={id} attributes={attributes} onSize={onSize} />
      ))}
      {children}
    </div>
  );
}

function useFailed(): boolean {
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let isThere = true;
    loadElement().catch(() => {
      if (isThere) setFailed(true);
    });
    return () => {
      isThere = false;
    };
  }, []);
  return failed;
}

interface PreviewProps extends Omit<Props, 'children'> {
  readonly id: PreviewId;
}

function Preview({ id, attributes, onSize }: PreviewProps) {
  const place = useRef<HTMLDivElement>(null);
  const figure = useRef<HTMLElement | null>(null);
  const highest = useRef(0);
  useEffect(() => {
    const element = document.createElement('kinetoscope-figure');
    figure.current = element;
    // Of the element, whose code this page has only by its script.
    element.addEventListener('height', (event) => {
      const { height } = (event as CustomEvent<{ readonly height: number }>).detail;
      if (height <= highest.current) return;
      highest.current = height;
      onSize(id, { width: element.offsetWidth, height });
    });
    place.current?.append(element);
    return () => element.remove();
  }, [id, onSize]);
  useEffect(() => {
    if (figure.current === null || !dress(figure.current, attributes)) return;
    // The words of the run come and go; what was highest is the room that it takes.
    highest.current = 0;
    onSize(id, { width: 0, height: 0 });
  }, [id, onSize, attributes]);
  return (
    <figure className={styles.preview} data-preview={id}>
      <figcaption>{w[id]}</figcaption>
      <div className={styles.around} data-theme={id === 'dark' ? 'dark' : 'light'}>
        <div ref={place} />
      </div>
    </figure>
  );
}
