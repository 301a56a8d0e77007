/** The picture that social networks show of a page: what the page is about on the paper ground, as one SVG. */
import { textWidth } from '../../lib/text-width';
import { PALETTES } from '../../paint';

/** As large as the networks ask for. */
export const SOCIAL_SIZE = { width: 1200, height: 630 } as const;

export interface SocialText {
  /** The name of the site in its two halves. */
  readonly wordmark: readonly [string, string];
  readonly title: string;
  readonly description: string;
}

/** The families that the fonts of the site have by their own names: whoever draws this has no style sheet. */
const FACES = { display: 'Newsreader 16pt', text: 'Inter', mono: 'JetBrains Mono' } as const;

const MARGIN = 60;
const ROOM = SOCIAL_SIZE.width - 2 * MARGIN;
const palette = PALETTES.light;

/** @param poster the scene's, in its wide form; null: the words stand alone */
export function socialSvg({ wordmark, title, description }: SocialText, poster: string | null): string {
  const { width, height } = SOCIAL_SIZE;
  const size = poster === null ? 76 : 56;
  const lines = linesOf(title, size);
  const below = 112 + lines.length * size * 1.1;
  const [before, after] = wordmark;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">`,
    `<rect width="${width}" height="${height}" fill="${palette.ground}"/>`,
    `<text x="${MARGIN}" y="80" ${written('display', 32, palette.ink)}>${escaped(before)}<tspan fill="${palette.accent}">${escaped(after)}</tspan></text>`,
    ...lines.map((line, row) => {
      const y = 112 + (row + 0.85) * size * 1.1;
      return `<text x="${MARGIN}" y="${y}" ${written('display', size, palette.ink)}>${escaped(line)}</text>`;
    }),
    poster === null ? wordsBelow(description, below) : cardWith(poster, below + 24),
    '</svg>',
  ].join('\n');
}

/** The stage on its card; what does not fit is cut off by the edge, as on a page that can be scrolled. */
function cardWith(poster: string, top: number): string {
  const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(poster)!.map(Number);
  const scale = ROOM / width;
  const inside = withPlainText(poster.replace(/^<svg[^>]*>/, '').replace(/<\/svg>\s*$/, ''));
  const box = `x="${MARGIN}" y="${top}" width="${ROOM}" height="${height * scale}" rx="18"`;
  return [
    `<clipPath id="card"><rect ${box}/></clipPath>`,
    `<g clip-path="url(#card)"><g transform="translate(${MARGIN} ${top}) scale(${scale})">${inside}</g></g>`,
    `<rect ${box} fill="none" stroke="${palette.line}" stroke-width="2"/>`,
  ].join('\n');
}

/** Shapes of records, in the order of the tape below a page that has no scene. */
const RECORDS = [
  '<circle r="21"/>',
  '<rect x="-18" y="-18" width="36" height="36"/>',
  '<path d="M0-25 25 0 0 25-25 0z"/>',
  '<path d="M-12-21H12L24 0 12 21H-12L-24 0z"/>',
];

function wordsBelow(description: string, top: number): string {
  const records = Array.from({ length: 17 }, (_, index) => {
    const fill = palette.keys[(index * 5) % RECORDS.length];
    return `<g transform="translate(${MARGIN + 42 + index * 68} 540)" fill="${fill}">${RECORDS[(index * 5) % RECORDS.length]}</g>`;
  });
  return [
    ...linesOf(description, 28).map((line, row) => {
      const y = top + 44 + row * 40;
      return `<text x="${MARGIN}" y="${y}" ${written('text', 28, palette.inkSoft)}>${escaped(line)}</text>`;
    }),
    `<rect x="${MARGIN}" y="490" width="${SOCIAL_SIZE.width}" height="100" rx="10" fill="${palette.tape}" stroke="${palette.tapeLine}" stroke-width="2"/>`,
    ...records,
  ].join('\n');
}

function written(face: keyof typeof FACES, size: number, fill: string): string {
  return `font-family="${FACES[face]}" font-size="${size}" fill="${fill}"`;
}

/** As few lines as have room, for the width that the text takes at most. */
function linesOf(text: string, size: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    const longer = `${last} ${word}`;
    if (last !== undefined && (textWidth(longer, 'text') * size) / 11 <= ROOM)
      lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

const SUPERSCRIPTS = '\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079';
/** Signs that the site leaves to the fonts of a system, of which a build has none. */
const PLAIN: Readonly<Record<string, string>> = {
  '→': '›',
  '←': '‹',
  '↦': '›',
  '≤': '&lt;=',
  '≥': '>=',
  '≈': '~',
};
/** What the site's fonts have: Latin letters, what is punctuated with, Greek, and a few signs. */
const WITHOUT = /[^\n\u0020-\u017f\u0370-\u03ff\u2000-\u206f\u20ac\u2122\u2191\u2193\u2212]/u;

/** The poster's words as the fonts at hand can write them. */
function withPlainText(poster: string): string {
  const plain = poster
    .replace(/<(title|desc)>[\s\S]*?<\/\1>/g, '')
    .replaceAll(/font-family(="|:)[^;}"]*/g, (list, is: string) => `font-family${is}${familyIn(list, is)}`)
    .replaceAll(new RegExp(`[${SUPERSCRIPTS}]+`, 'g'), (power) => {
      const digits = [...power].map((digit) => SUPERSCRIPTS.indexOf(digit)).join('');
      return `<tspan baseline-shift="super" font-size="8">${digits}</tspan>`;
    })
    .replaceAll(/[→←↦≤≥≈]/g, (sign) => PLAIN[sign]);
  const [strange] = WITHOUT.exec(plain) ?? [];
  if (strange !== undefined)
    throw new Error(`a social picture cannot write "${strange}": name another in PLAIN`);
  return plain;
}

function familyIn(list: string, is: string): string {
  const face = list.includes('Mono') ? 'mono' : list.includes('Newsreader') ? 'display' : 'text';
  return is === ':' ? `'${FACES[face]}'` : FACES[face];
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
