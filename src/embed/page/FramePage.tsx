import { useCallback, useEffect, useRef, useState } from 'react';
import { MICROS_PER_SECOND } from '../../lib/time';
import { FigureProvider } from '../../ui/figure-context';
import { Guard } from '../../ui/loading/Guard';
import { SceneBody } from '../../ui/scene/SceneBody';
import { Came } from './Came';
import { ExploreLink } from './ExploreLink';
import { FrameNotice } from './FrameNotice';
import styles from './frame.module.css';
import { News } from './News';
import { loadFonts } from './load-fonts';
import type { OpenedFrame } from './open-frame';
import { useHeight } from './use-height';

/** A figure alone in a frame: the scene's name, the figure, and where more can be done with it. */
export function FramePage({ frame }: { readonly frame: OpenedFrame }) {
  const { data, store, opened, host, controls, locked, hidden, autoplay, faults, link } = frame;
  const root = useRef<HTMLElement>(null);
  // What comes after the figure has been shown answers what could not be answered before.
  const [came, setCame] = useState({ told: false, around: false });
  const toldCame = useCallback(() => setCame((before) => ({ ...before, told: true })), []);
  const aroundCame = useCallback(() => setCame((before) => ({ ...before, around: true })), []);
  const parts = (data.scene.view?.parts ?? []).filter((part) => !hidden.includes(part));
  useHeight(root, host, came.told && (came.around || parts.length === 0));
  useEffect(() => {
    host.tell({
      type: 'ready',
      scene: data.scene.id,
      version: KINETOSCOPE_VERSION,
      t: store.getState().time / MICROS_PER_SECOND,
    });
    for (const fault of faults) host.tell({ type: 'error', ...fault });
    loadFonts();
  }, [host, data, store, faults]);
  return (
    <FigureProvider store={store} name={data.title}>
      <main className={styles.frame} ref={root}>
        {!hidden.includes('title') && <h1 className={styles.title}>{data.title}</h1>}
        <FrameNotice faults={faults} />
        <Guard isWhole={false} shows={0} onStop={store.actions.rest}>
          <SceneBody
            parts={parts}
            controls={hidden.includes('controls') ? [] : controls}
            locked={locked}
            hidden={hidden.filter((part) => part === 'narrator' || part === 'transport')}
            playsAtFirst={autoplay}
            opening={data.point.join(' ')}
          />
        </Guard>
        {!hidden.includes('link') && <ExploreLink store={store} link={link} />}
      </main>
      <News host={host} store={store} known={opened} onCame={toldCame} />
      {parts.length > 0 && <Came onCame={aroundCame} />}
    </FigureProvider>
  );
}
