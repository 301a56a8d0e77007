import { readdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Plugin } from 'vite';

const IMPORT = /import (\w+) from '([^']+\.module\.css)';/g;

/** A tenth of the names, and as good: nobody reads them, and every reader loads them. */
const short = new Map<string, string>();
const CLASS = /(?:\.|@keyframes\s+)(-?[_a-z][\w-]*)/gi;

// By file and by name, before anything asks: the same sources make the same files, whichever is read first.
for (const file of readdirSync('src', { recursive: true, encoding: 'utf8' }).toSorted()) {
  if (!file.endsWith('.module.css')) continue;
  const path = resolve('src', file);
  const names = [...readFileSync(path, 'utf8').matchAll(CLASS)].map(([, name]) => name);
  for (const name of [...new Set(names)].toSorted())
    short.set(`${path} ${name}`, `k${short.size.toString(36)}`);
}

export function shortClassName(name: string, file: string): string {
  const known = short.get(`${file.replace(/\?.*/, '')} ${name}`);
  if (known === undefined) throw new Error(`${file} has no class .${name}`);
  return known;
}

/** Puts the names of classes where they are used: a table of all of a style sheet's would come along otherwise. */
export function classNames(): Plugin {
  return {
    name: 'class-names',
    enforce: 'pre',
    transform: {
      filter: { id: /\/src\/.*\.tsx$/, code: /\.module\.css/ },
      handler(code, id) {
        let named = code;
        for (const [, styles, file] of code.matchAll(IMPORT)) {
          const sheet = resolve(dirname(id), file);
          const use = new RegExp(`(?<![\\w./])${styles}(?:\\.(\\w+)|\\['([\\w-]+)'\\])`, 'g');
          named = named.replace(use, (_, name?: string, quoted?: string) =>
            JSON.stringify(shortClassName(name ?? quoted ?? '', sheet)),
          );
          // Who asks for one by another way still gets the table.
          if (!new RegExp(`\\b${styles}\\b`).test(named.replace(IMPORT, '')))
            named = named.replace(`import ${styles} from '${file}';`, `import '${file}';`);
        }
        return named === code ? null : { code: named, map: null };
      },
    },
  };
}
