import { useId } from 'react';
import type { Hideable } from '../../ui/frame/frame-names';
import { THEME_CHOICES } from '../../ui/theme';
import { embedBuildWords } from '../../words/embed-build';
import { hideableIn } from './choices';
import styles from './options.module.css';
import type { Builder } from './use-builder';

const w = embedBuildWords;

/** How the figure looks in somebody's page, and how it begins. */
export function LookFields({ builder }: { readonly builder: Builder }) {
  const { choices, change, keepsMoments, keepMoments } = builder;
  const { hidden } = choices;
  const hide = (part: Hideable, isHidden: boolean) =>
    change({ hidden: isHidden ? [...hidden, part] : hidden.filter((one) => one !== part) });
  const name = useId();
  return (
    <>
      <fieldset className={styles.fields}>
        <legend>{w.hide.legend}</legend>
        <div className={styles.boxes}>
          {hideableIn(choices.scene).map((part) => (
            <label key={part}>
              <input
                type="checkbox"
                checked={hidden.includes(part)}
                onChange={({ target }) => hide(part, target.checked)}
              />
              {w.hide.parts[part]}
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset className={styles.fields}>
        <legend>{w.theme.legend}</legend>
        <div className={styles.boxes}>
          {THEME_CHOICES.map((theme) => (
            <label key={theme}>
              <input
                type="radio"
                name={name}
                checked={choices.theme === theme}
                onChange={() => change({ theme })}
              />
              {w.theme[theme]}
            </label>
          ))}
        </div>
      </fieldset>
      <div className={styles.starts}>
        <label>
          <input
            type="checkbox"
            checked={choices.autoplay}
            onChange={({ target }) => change({ autoplay: target.checked })}
          />
          {w.autoplay}
        </label>
        <label>
          <input
            type="checkbox"
            checked={keepsMoments}
            aria-describedby={`${name}moments`}
            onChange={({ target }) => keepMoments(target.checked)}
          />
          {w.figure.moments}
        </label>
        <p className={styles.note} id={`${name}moments`}>
          {w.figure.momentsHelp}
        </p>
      </div>
      <a href="#copy-it">{w.copy.heading}</a>
    </>
  );
}
