import { boxesOf, isNamedPart, type StageBoxes } from '../../layout';
import { usePointedOut } from './lit';
import styles from './pointed-out.module.css';

/** How far an outline stands off what it points out. */
const OFF = 3;

/** Outlines the parts of the stage whose name is touched in the text around the figure. */
export function PointedOut({ boxes }: { readonly boxes: StageBoxes }) {
  const part = usePointedOut();
  if (part === null || !isNamedPart(part)) return null;
  return (
    <svg
      className={styles.outlines}
      data-outlines={part}
      width={boxes.width}
      height={boxes.height}
      aria-hidden="true"
    >
      {boxesOf(part, boxes).map(({ x, y, width, height }) => (
        <rect
          key={`${x} ${y}`}
          x={x - OFF}
          y={y - OFF}
          width={width + 2 * OFF}
          height={height + 2 * OFF}
          rx={Math.min(10, height / 2)}
        />
      ))}
    </svg>
  );
}
