import type { Plugin } from 'vite';

/** Where the chunks of the page meet; `define` keeps one until it is needed, `load` has some come and gives the last. */
const MEETING = `(self.kinetoscopeParts=(()=>{const made={},makers={},base=document.currentScript.src.replace(/[^/]*$/,""),
need=name=>{const key=name.replace("./","");if(!(key in made)){const module=made[key]={exports:{}};makers[key](need,module.exports,module)}return made[key].exports},
come={},get=key=>come[key]??=makers[key]?Promise.resolve():new Promise((there,gone)=>{const script=document.createElement("script");script.src=base+key;script.onload=there;script.onerror=()=>{delete come[key];script.remove();gone(new Error(key+" did not come"))};document.head.append(script)});
return{define:(key,maker)=>{makers[key]=maker},need,load:(...keys)=>Promise.all(keys.map(get)).then(()=>need(keys.at(-1)))}})());`;

const LATER =
  /Promise\.resolve\(\)\.then\((?:\(\)\s*=>|function\s*\(\)\s*\{\s*return)\s*require\((["'`])\.\/([^"'`]+)\1\)\s*\}?\)/g;

/**
 * Makes classic scripts of chunks: a sandboxed frame has no origin, and may load a module from no host that does not
 * allow it to everybody. What is imported later is loaded by a script element, with all that it needs.
 */
export function classicChunks(): Plugin {
  return {
    name: 'classic-chunks',
    enforce: 'post',
    config: () => ({ build: { rolldownOptions: { output: { format: 'cjs' } } } }),
    generateBundle(_, bundle) {
      const needed = (file: string, found = new Set<string>()): ReadonlySet<string> => {
        const chunk = bundle[file];
        if (chunk?.type !== 'chunk') return found;
        for (const one of chunk.imports) if (!found.has(one)) needed(one, found);
        return found.add(file);
      };
      const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
      const entry = chunks.find((chunk) => chunk.isEntry);
      if (entry === undefined) throw new Error('the figure has no entry');
      // What the entry cannot do without is one file with it.
      const core = needed(entry.fileName);
      for (const chunk of chunks) {
        const code = chunk.code.replace(LATER, (_all, _quote, later: string) => {
          const keys = [...needed(later)].filter((key) => !core.has(key));
          return `kinetoscopeParts.load(${keys.map((key) => JSON.stringify(key)).join(',')})`;
        });
        if (/\brequire\((?!["'`]\.\/)/.test(code))
          throw new Error(`${chunk.fileName} requires what is no chunk`);
        chunk.code = `kinetoscopeParts.define(${JSON.stringify(chunk.fileName)},(require,exports,module)=>{${code}\n});`;
      }
      const parts = [...core].map((file) => {
        const chunk = bundle[file];
        if (chunk?.type !== 'chunk') return '';
        if (chunk !== entry) delete bundle[file];
        return chunk.code;
      });
      entry.code = [MEETING, ...parts, `kinetoscopeParts.need(${JSON.stringify(entry.fileName)});`].join(
        '\n',
      );
    },
  };
}
