import { limitsWords } from '../../words/limits';
import styles from './limits.module.css';

const { article } = limitsWords;

/** The article's statements beside what holds today. */
export function ArticlePoints() {
  const { cite, lead, points, news, newsTitle } = article;
  return (
    <>
      <p>{lead}</p>
      <p className={styles.cite}>
        <cite>{cite.title}</cite>. {cite.by}. <a href={cite.address}>{cite.series}</a>
      </p>
      <ol className={styles.statements}>
        {points.map(({ said, verdict, today }) => (
          <li key={said}>
            <p className={styles.said}>
              <span className="visually-hidden">{article.said}: </span>
              {said}
            </p>
            <div>
              <p className={styles.verdict} data-verdict={verdict}>
                {article.verdicts[verdict]}
              </p>
              <p>
                <span className="visually-hidden">{article.today}: </span>
                {today}
              </p>
            </div>
          </li>
        ))}
      </ol>
      <h3>{newsTitle}</h3>
      <Lines lines={news} />
    </>
  );
}

/** A plain list of sentences. */
export function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul className={styles.lines}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
