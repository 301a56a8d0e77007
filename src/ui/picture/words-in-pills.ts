/** As much is around the words of a mark, both sides together. */
const AROUND = 16;

/** A mark's box, round at its ends and right before its words; a card is higher, with corners as round. */
const PILL = /(<rect [^>]*?\bwidth="([\d.]+)" height="20" rx="10"[^>]*\/>\n<text)( [^>]*>)/g;

/**
 * A picture whose marks hold their words in whichever font they are shown: a page's own fonts are not there for an image,
 * and what stands in for them may be wider.
 */
export function withWordsInPills(svg: string): string {
  return svg.replaceAll(PILL, (_, before: string, width: string, rest: string) => {
    const length = Math.round((Number(width) - AROUND) * 100) / 100;
    return `${before} textLength="${length}" lengthAdjust="spacingAndGlyphs"${rest}`;
  });
}
