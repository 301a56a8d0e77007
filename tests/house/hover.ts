import { isTest, type SourceFile } from './source';

/**
 * What may stand in a `title` though it is not the element's `aria-label`: it can be had without a pointer that hovers,
 * and here is how.
 */
const ALSO_ELSEWHERE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'src/ui/readers/ReaderRow.tsx': { name: 'the heading of "right now" names the row that is pressed' },
  'src/ui/link/LinkBar.tsx': {
    'w.resetHelp': 'what it does is seen when it is pressed, and undo takes it back',
  },
  'src/ui/panels/ConcurrencyTile.tsx': { title: 'the definitions, behind the button at the heading' },
  'src/ui/swimlanes/ZoomButtons.tsx': {
    'w.zoomOutTitle': 'the name of the button, and a key that the list of keys has',
    'w.zoomInTitle': 'the name of the button, and a key that the list of keys has',
    'w.fitTitle': 'the name of the button, and a key that the list of keys has',
  },
};

/** Facts that only a hovering pointer finds: a finger and a keyboard never do. */
export function hoverOnly(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => path.endsWith('.tsx') && !isTest(path))
    .flatMap(({ path, text }) => {
      // A picture that stands alone has its title and its description: no part of it is pointed at.
      const drawn = path.startsWith('src/ui/picture/') ? [] : (text.match(/<title>/g) ?? []);
      const attributes = [...text.matchAll(/\stitle=(?:\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}|("[^"]*"))/g)];
      return [
        ...drawn.map(() => `${path}: a <title> in a drawing is seen by a pointer that hovers only`),
        ...attributes.flatMap((found) => {
          const said = found[1] ?? found[2];
          const element = text.slice(tagStart(text, found.index), found.index + 600);
          // A part of ours decides itself what becomes of it.
          if (/^<[A-Z]/.test(element)) return [];
          const end = element.search(/[^=]>/);
          const isNamed = element.slice(0, end).includes(`aria-label={${said}}`);
          const isKnown = said in (ALSO_ELSEWHERE[path] ?? {});
          return isNamed || isKnown ? [] : [`${path}: title={${said}} is for pointers that hover only`];
        }),
      ];
    });
}

/** Where the tag begins that a place is in. */
function tagStart(text: string, place: number): number {
  for (let at = place; at >= 0; at--) if (text[at] === '<' && /[A-Za-z]/.test(text[at + 1])) return at;
  return 0;
}
