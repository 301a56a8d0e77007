import { useState } from 'react';
import buttons from '../../../ui/primitives/button.module.css';
import { keyRingWords as w } from '../../../words/learn-widgets';
import type { KeyPlace, RingShard } from './key-place';
import styles from './key-ring.module.css';

/** From the key to its shard, step by step. */
export function KeyWay({ place, shard }: { readonly place: KeyPlace; readonly shard: RingShard }) {
  const { key, bytes, md5, hashKey } = place;
  const s = w.steps;
  return (
    <ol className={styles.way}>
      <li>
        <span className={styles.step}>{s.key}</span>
        <span className={styles.key}>{key}</span>
        <span className={styles.note}>{w.bytes(bytes)}</span>
      </li>
      <li>
        <span className={styles.step}>{s.md5}</span>
        <span className={styles.figures}>
          {(md5.match(/.{4}/g) ?? []).map((group, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- eight groups, always in this order
            <span key={index}>{group} </span>
          ))}
        </span>
        <span className={styles.note}>{w.md5Note}</span>
      </li>
      <li>
        <span className={styles.step}>{s.number}</span>
        <WholeNumber value={hashKey} />
      </li>
      <li>
        <span className={styles.step}>{s.place}</span>
        <span className={styles.figures}>{w.percent(place.place)}</span>
        <span className={styles.note}>{w.ofAll}</span>
      </li>
      <li>
        <span className={styles.step}>{s.shard}</span>
        <span className={styles.figures}>{shard.shardId}</span>
        <span className={styles.note}>{w.holds(shard.from, shard.to)}</span>
      </li>
    </ol>
  );
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A number of up to 39 digits: how large it is, and all of it for who asks. */
function WholeNumber({ value }: { readonly value: bigint }) {
  const [isWhole, setWhole] = useState(false);
  const digits = value.toString();
  const exponent = Array.from(String(digits.length - 1), (digit) => SUPERSCRIPTS[Number(digit)]).join('');
  const mantissa = `${digits.slice(0, 1)}.${digits.slice(1, 3).padEnd(2, '0')}`;
  return (
    <>
      <span className={styles.figures}>
        {isWhole
          ? // Broken where a reader would break it, at its thousands.
            digits.replaceAll(/\B(?=(?:\d{3})+$)/g, ',\u200b')
          : w.about(mantissa, exponent)}
      </span>
      <button
        type="button"
        className={`${buttons.quiet} ${styles.more}`}
        aria-expanded={isWhole}
        onClick={() => setWhole(!isWhole)}
      >
        {isWhole ? w.fewDigits : w.allDigits(digits.length)}
      </button>
    </>
  );
}
