import { isCode, withoutComments, type SourceFile } from './source';

interface Known {
  readonly isModelled: boolean;
}

/** Where a number counts as applied: the words and the pages only tell it. */
const MODEL = /^src\/(?:engine|scenario|metrics|narration|layout)\//;

/** Numbers that say of themselves that the model applies them where it does not, or the other way about. */
export function untrueLimits(
  files: readonly SourceFile[],
  tables: Readonly<Record<string, Readonly<Record<string, Known>>>>,
): string[] {
  const text = files
    .filter(({ path }) => isCode(path) && MODEL.test(path) && !path.startsWith('src/engine/limits'))
    .map((file) => withoutComments(file.text))
    .join('\n')
    // Taken out by name they are used like any other.
    .replaceAll(/\{([^{}]*)\}\s*=\s*([A-Z]+);/g, (_, names: string, table: string) =>
      names.replaceAll(/\w+/g, (name) => `${table}.${name}`),
    );
  return Object.entries(tables).flatMap(([table, limits]) =>
    Object.entries(limits).flatMap(([name, { isModelled }]) => {
      // A price is charged by its name alone.
      const byName = table === 'PRICES' ? `|'${name}'[),]|: '${name}'` : '';
      const isUsed = new RegExp(`\\b${table}\\.${name}\\b${byName}`).test(text);
      if (isModelled === isUsed) return [];
      const what = isUsed ? 'is applied: it is not toldOnly' : 'is applied nowhere: it is toldOnly';
      return [`${table}.${name} ${what}`];
    }),
  );
}
