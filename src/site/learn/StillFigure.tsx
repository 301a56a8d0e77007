import type { ReactNode } from 'react';
import { SCENE_FACTS } from 'virtual:scene-facts';
import { heightAt } from '../../ui/poster/poster-forms';
import { stageHeights } from '../../ui/poster/posters';
import { sceneWords } from '../../words/scenes';
import { Poster } from './Poster';
import styles from './slot.module.css';

/** What stands where a live figure will be: its still, as high as the figure, with its point in words above. */
export function StillFigure({ scene }: { readonly scene: string }) {
  const { point } = sceneWords[scene];
  const { controls, parts } = SCENE_FACTS[scene];
  return (
    <div className={styles.still}>
      <p className={styles.point}>
        <strong>{point[0]}</strong> {point[1]}
      </p>
      {parts.includes('readers') && <div className={styles.readersRoom} />}
      <Room scene={scene}>
        <Poster scene={scene} />
      </Room>
      <div className={styles.below}>
        <div className={styles.playbackRoom} />
        {controls > 0 && (
          <div className={styles.controlsRoom}>
            {Array.from({ length: controls }, (_, index) => (
              <div key={index} className={styles.controlRoom} />
            ))}
          </div>
        )}
      </div>
    </div>
  );
}

/** At these widths a stage may become as high as another one: side by side, and with its budgets in columns. */
const STEPS = [300, 760, 1010] as const;

/**
 * The room of the stage: for each step of its width a drawing of nothing that is as high, of which the style sheet shows
 * one. By attributes: what is written beforehand may have no styles of its own.
 */
function Room({ scene, children }: { readonly scene: string; readonly children: ReactNode }) {
  const heights = stageHeights(scene);
  return (
    <div className={styles.stageRoom}>
      {STEPS.map((from) => (
        <svg key={from} data-from={from} width="100%" height={heightAt(heights, from)} aria-hidden="true" />
      ))}
      {children}
    </div>
  );
}
