import buttons from './buttons.module.css';
import drawing from './stage.module.css';

/** The class names of the stage's own style sheets, several at once: `css('mono small')`. */
export function css(names: string): string {
  return names
    .split(' ')
    .map((name) => drawing[name] ?? buttons[name])
    .join(' ');
}
