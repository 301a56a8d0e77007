import { isNamedPart } from '../../layout';
import { partsOf, posterOf } from '../../ui/poster/posters';
import type { PosterForm } from '../../ui/poster/poster-forms';
import styles from './names.module.css';
import { Poster } from './Poster';

interface Props {
  readonly scene: string;
  /** The parts that have a number, in its order. */
  readonly names: readonly string[];
}

const FORMS: readonly PosterForm[] = ['wide', 'tall'];

/** A still of a scene with numbers on its parts: drawn by the build, so that it is there without scripts. */
export function NamedStill({ scene, names }: Props) {
  return (
    <div className={styles.stills}>
      {FORMS.map((form) => (
        <div key={form} className={styles.still} data-form={form}>
          <Poster scene={scene} forms={[form]} />
          <Numbers scene={scene} names={names} form={form} />
        </div>
      ))}
    </div>
  );
}

const RADIUS = 11;

/** The numbers, in the still's own pixels; the list beside it says what they are. */
function Numbers({ scene, names, form }: Props & { readonly form: PosterForm }) {
  const { width, height } = posterOf(scene, 'light', form);
  const boxes = partsOf(scene, form);
  return (
    <svg className={styles.numbers} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {names.map((name, index) => {
        const box = isNamedPart(name) ? boxes[name] : undefined;
        if (box === undefined) return null;
        const [x, y, boxWidth, boxHeight] = box;
        // On the edge of its part, where it hides least, and within the picture.
        const at = {
          x: Math.min(
            width - RADIUS - 1,
            Math.max(RADIUS + 1, x + Math.min(boxWidth, 4 * RADIUS * (index % 2))),
          ),
          y: Math.max(RADIUS + 1, y),
        };
        return (
          <g key={name}>
            <rect x={x - 2} y={y - 2} width={boxWidth + 4} height={boxHeight + 4} rx={8} />
            <circle cx={at.x} cy={at.y} r={RADIUS} />
            <text x={at.x} y={at.y + 4.5}>
              {index + 1}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
