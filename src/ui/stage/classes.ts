import styles from './stage.module.css';

/** The class names of the stage's own style sheet, several at once: `css('mono small')`. */
export function css(names: string): string {
  return names
    .split(' ')
    .map((name) => styles[name])
    .join(' ');
}
