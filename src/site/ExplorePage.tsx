import { OPENING_SCENE } from '../scenario';
import { Figure } from '../ui/Figure';
import { useFigure } from '../ui/figure-context';
import { words } from '../words';
import styles from './site.module.css';
import { useTitle } from './use-title';

/** The figure with everything that can be changed. */
export function ExplorePage() {
  useTitle(words.site.pages.explore);
  return <Figure scene={OPENING_SCENE} heading={<SceneHeading id={OPENING_SCENE.id} />} />;
}

/** The scene's name, and one line that follows the settings. */
function SceneHeading({ id }: { readonly id: string }) {
  const { title, lead } = words.site.scenes[id];
  const factor = useFigure(({ scenario }) => {
    const first = scenario.consumers.find((consumer) => consumer.type === 'lambda');
    return first?.eventSourceMapping.parallelizationFactor ?? null;
  });
  return (
    <div className={styles.heading}>
      <h1>{title}</h1>
      {factor !== null && (
        <p>
          {lead.before}
          <strong>{factor}</strong>
          {lead.after(factor)}
        </p>
      )}
    </div>
  );
}
