import type { ReactNode } from 'react';
import { SCENE_FACTS } from 'virtual:scene-facts';
import figure from '../../ui/scene/scene-figure.module.css';
import { heightAt } from '../../ui/poster/poster-forms';
import { stageHeights } from '../../ui/poster/posters';
import { sceneWords } from '../../words/scenes';
import { openingOf } from './answers';
import { Poster } from './Poster';
import styles from './slot.module.css';

interface Props {
  readonly scene: string;
  /** A question is asked of it: where its point would stand it says which moment it shows. */
  readonly asks?: boolean;
}

/** What stands where a live figure will be: its still, as high as the figure, with its point or its moment in words above. */
export function StillFigure({ scene, asks = false }: Props) {
  const { consumers, controls, parts } = SCENE_FACTS[scene];
  const [first, second] = asks ? openingOf(scene) : sceneWords[scene].point;
  return (
    <div className={`${figure.lines} ${styles.still}`}>
      {controls.length > 0 && (
        <div className={`${figure.controls} ${styles.controlsRoom}`}>
          {controls.map((setting) => (
            <div key={setting} className={figure.control} data-setting={setting} />
          ))}
        </div>
      )}
      <p className={styles.point}>
        <strong>{first}</strong> {second}
      </p>
      {parts.includes('readers') && <ReadersRoom count={consumers} />}
      <Room scene={scene}>
        <Poster scene={scene} />
      </Room>
      <div className={styles.playbackRoom} />
      {PARTS_BELOW.map(
        (part) => parts.includes(part) && <div key={part} className={styles.partRoom} data-part={part} />,
      )}
    </div>
  );
}

/** What stands below the playback. */
const PARTS_BELOW = ['numbers', 'lanes', 'order'] as const;

/** From so many on, readers stand in two columns. */
const COMPACT_FROM = 7;

/** On a phone, fewer than so many stand one below the other, each in full. */
const FULL_BELOW = 4;

/** The room of the readers: with room for all of them a line each, otherwise all at a glance and one in full. */
function ReadersRoom({ count }: { readonly count: number }) {
  const inFull = count < COMPACT_FROM ? 74 + 42 * count : 90 + 31 * Math.ceil(count / 2);
  const below = count < FULL_BELOW ? 208 + 64 * count : 290 + 8 * count;
  return (
    <div className={styles.readersRoom}>
      <svg data-from="760" width="100%" height={inFull} aria-hidden="true" />
      <svg data-from="300" width="100%" height={below} aria-hidden="true" />
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
