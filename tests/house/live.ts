import { isTest, type SourceFile } from './source';

/** The one live region of a page. */
const REGION = 'src/ui/stage/LiveRegion.tsx';

const SPEAKS = /aria-live=(?!"off")\S+|role="(?:alert|status|log)"|<output(?![^>]*aria-live="off")/g;

/** Live regions besides the one: two of them would speak at once. */
export function liveRegions(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => path.endsWith('.tsx') && !isTest(path) && path !== REGION)
    .flatMap(({ path, text }) => (text.match(SPEAKS) ?? []).map((found) => `${path}: ${found}: use useSaid`));
}
