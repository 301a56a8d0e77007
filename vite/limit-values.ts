import type { Plugin } from 'vite';

export type LimitTables = Readonly<Record<string, Readonly<Record<string, { readonly value: unknown }>>>>;

const LIMIT_VALUE = /\b(LIMITS|PRICES|ASSUMPTIONS)\.(\w+)\.value\b/g;

/**
 * Of AWS's limits the engine computes with the values alone, which take their places here. Units, sources and dates
 * stay behind for whoever reads them: nobody loads what only a reader wants.
 * @param limits the module of the limits, evaluated
 * @param keeps members of a limit that stay with it, beside its value
 */
export function limitValues(limits: LimitTables, keeps: readonly string[] = []): Plugin {
  const tableOf = (name: string) =>
    Object.fromEntries(
      Object.entries(limits[name]).map(([limit, entry]) => [
        limit,
        Object.fromEntries(Object.entries(entry).filter(([key]) => key === 'value' || keeps.includes(key))),
      ]),
    );
  return {
    name: 'limit-values',
    transform(code, id) {
      if (!id.includes('/src/')) return null;
      if (id.endsWith('/src/engine/limits.ts')) {
        return Object.keys(limits)
          .map((name) => `export const ${name} = ${JSON.stringify(tableOf(name))};\n`)
          .join('');
      }
      const valued = code.replace(LIMIT_VALUE, (_, table: string, name: string) =>
        String(limits[table][name].value),
      );
      return valued === code ? null : { code: valued, map: null };
    },
  };
}
