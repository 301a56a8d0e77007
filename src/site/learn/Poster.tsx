import { posterOf } from '../../ui/poster/posters';
import type { PosterForm } from '../../ui/poster/poster-forms';
import { learnWords } from '../../words/learn';
import { sceneWords } from '../../words/scenes';
import styles from './poster.module.css';

const THEMES = ['light', 'dark'] as const;
const FORMS: readonly PosterForm[] = ['wide', 'tall'];

interface Props {
  readonly scene: string;
  /** Which forms there are: with both, the room that there is decides. */
  readonly forms?: readonly PosterForm[];
}

/**
 * The still of a scene. It is there in every theme and form, and the style sheet shows one; the others are not loaded,
 * because what is not shown and may be late is never asked for.
 */
export function Poster({ scene, forms = FORMS }: Props) {
  const name = learnWords.figure.still(sceneWords[scene].title);
  return (
    <span className={styles.poster} data-forms={forms.length}>
      {THEMES.flatMap((theme) =>
        forms.map((form) => {
          const { src, width, height } = posterOf(scene, theme, form);
          return (
            <img
              key={src}
              src={src}
              width={width}
              height={height}
              alt={name}
              loading="lazy"
              decoding="async"
              data-theme={theme}
              data-form={form}
            />
          );
        }),
      )}
    </span>
  );
}
