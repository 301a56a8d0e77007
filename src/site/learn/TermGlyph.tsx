import type { ReactNode } from 'react';
import type { Sign, Term } from '../../words/learn';
import styles from './term-glyph.module.css';

const dot = (x: number) => <circle cx={x} cy={10} r={3} className={styles.full} />;
const box = (y: number, height: number) => <rect x={3} y={y} width={26} height={height} rx={2.5} />;

/** Each term as it looks on the stage, small. */
const SHAPES: Readonly<Record<Term, ReactNode>> = {
  stream: (
    <>
      {box(2, 7)}
      {box(11, 7)}
    </>
  ),
  shard: (
    <>
      {box(4, 12)}
      {dot(9)}
      {dot(16)}
      {dot(23)}
    </>
  ),
  record: <circle cx={16} cy={10} r={6} className={styles.full} />,
  key: <path d="M16 3l7 7-7 7-7-7z" className={styles.full} />,
  mapping: (
    <>
      {box(2, 16)}
      <path d="M7 8h18M7 13h18" />
    </>
  ),
  poll: (
    <>
      <circle cx={16} cy={10} r={7} />
      <path d="M16 3a7 7 0 0 1 7 7" className={styles.strong} />
    </>
  ),
  lane: (
    <>
      {box(6, 8)}
      <path d="M20 10h6m-2-2 2 2-2 2" />
    </>
  ),
  factor: <path d="M4 10h6m0 0 6-6h11M10 10h17M10 10l6 6h11" />,
  batch: (
    <>
      {box(4, 12)}
      {dot(12)}
      {dot(20)}
    </>
  ),
  invocation: (
    <>
      {box(3, 14)}
      <path d="M3 17h15" className={styles.strong} />
    </>
  ),
  age: <path d="M16 2v13m0 0-4-4m4 4 4-4M6 18h20" className={styles.strong} />,
  consumer: (
    <>
      <circle cx={16} cy={6} r={3.5} />
      <path d="M8 18c0-5 3.5-7 8-7s8 2 8 7" />
    </>
  ),
  'fan-out': <path d="M4 10h8m0 0 4-6h12m-16 6h16m-16 0 4 6h12" />,
  ledger: <path d="M6 4h20M6 10h20M6 16h12" />,
};

/** The signs that are not drawn here are their names. */
const SIGN_SHAPES: Readonly<Record<Sign, ReactNode>> = {
  processed: <path d="M16 4v15M12 2h8l-4 5z" className={styles.strong} />,
  read: <path d="M16 2v16" strokeDasharray="3 2" />,
  outlined: <circle cx={16} cy={10} r={7} strokeDasharray="3 2" />,
  number: <circle cx={16} cy={10} r={7} className={styles.full} />,
  more: null,
  assumed: null,
};

/** The sign of a term. */
export function TermGlyph({ of }: { readonly of: Term }) {
  return <Glyph>{SHAPES[of]}</Glyph>;
}

/** A sign that is no term. */
export function SignGlyph({ of }: { readonly of: Sign }) {
  return <Glyph>{SIGN_SHAPES[of]}</Glyph>;
}

function Glyph({ children }: { readonly children: ReactNode }) {
  return (
    <svg className={styles.glyph} width={32} height={20} viewBox="0 0 32 20" aria-hidden="true">
      {children}
    </svg>
  );
}
