import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/**
 * What an embedded figure can be moved without: it comes when the figure is there already. By the name of a chunk, the
 * modules of `src` with what they export: components, and functions with what they answer until they are there.
 */
const LATER: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  // What every figure has.
  told: {
    'narration/idle-reason': ['idleReason = null'],
    'words/en/stage-idle': ["idle = { long: [], short: '' }"],
    'embed/page/FrameNotice': ['FrameNotice'],
    'embed/page/News': ['News'],
    'embed/page/link-now': ["linkNow = ''"],
    'ui/assumptions/AssumptionMarks': ['AssumptionMarks'],
    'ui/controls/FieldHelp': ['FieldHelp'],
    'ui/keys/FigureKeys': ['FigureKeys'],
    'ui/keys/KeysHelp': ['KeysHelp'],
    'ui/link/step-words': ["stepInWords = ''"],
    'ui/primitives/HelpButton': ['HelpButton'],
    'ui/stage/Budgets': ['Budgets'],
    'ui/stage/given-up-words': ["givenUpWords = ''"],
    'ui/stage/Narrator': ['Narrator'],
    'ui/stage/ShardRow': ['ShardRow', 'ShardRowLine'],
    'ui/stage/ShardSwitcher': ['ShardSwitcher'],
    'ui/stage/StagePicker': ['StagePicker'],
    'ui/stage/TallFacts': ['TallFacts'],
    'ui/storyboard/Storyboard': ['Storyboard'],
    'ui/storyboard/StoryboardSwitch': ['StoryboardSwitch'],
    'ui/transport/ChangeMarks': ['ChangeMarks'],
    'ui/transport/SpeedControl': ['SpeedControl'],
    'ui/transport/step-words': ["stepWords = ''"],
  },
  // What stands around the stage of some scenes.
  around: {
    'embed/page/Came': ['Came'],
    'ui/order/OrderCard': ['OrderCard'],
    'ui/panels/RightNow': ['RightNow'],
    'ui/readers/ReadersAround': ['ReadersAround'],
    'ui/swimlanes/Swimlanes': ['Swimlanes'],
  },
  // Settings that are seldom moved in a figure.
  fields: {
    'ui/controls/FilterField': ['FilterField'],
    'ui/controls/ListField': ['ListField'],
    'ui/controls/NumbersField': ['NumbersField'],
    'ui/controls/OwnRecordsField': ['OwnRecordsField'],
    'ui/controls/PartitionKeys': ['KeyCount', 'PartitionKeys'],
    'ui/controls/PoisonKeysField': ['PoisonKeysField'],
    'ui/controls/SharedRegistration': ['SharedRegistration'],
    'ui/controls/SmallFields': ['ChoiceField', 'FixedField', 'SelectField', 'TextField'],
  },
};

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));
const PLACEHOLDER = '\0later:';
const STATE = '\0later-state:';
const CHUNK = '\0later-parts:';

const chunkOf = new Map<string, { readonly chunk: string; readonly exports: readonly string[] }>();
for (const [chunk, modules] of Object.entries(LATER))
  for (const [module, exports] of Object.entries(modules))
    for (const ending of ['.tsx', '.ts']) chunkOf.set(`${SRC}${module}${ending}`, { chunk, exports });

/** Puts a placeholder in the place of each module of the table, which loads the chunk that the module is in. */
export function laterParts(): Plugin {
  return {
    name: 'later-parts',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (source.startsWith('\0later-')) return source;
      // Who is in the chunk asks for the module itself.
      if (importer === undefined || importer.startsWith(CHUNK)) return null;
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      return found !== null && chunkOf.has(found.id) ? `${PLACEHOLDER}${found.id}` : found;
    },
    load(id) {
      if (id.startsWith(PLACEHOLDER)) return placeholderOf(id.slice(PLACEHOLDER.length));
      if (id.startsWith(STATE)) return stateOf(id.slice(STATE.length));
      if (!id.startsWith(CHUNK)) return null;
      return Object.entries(LATER[id.slice(CHUNK.length)])
        .map(([module, exports]) => `export { ${exports.map(nameOf).join(', ')} } from '${SRC}${module}';`)
        .join('\n');
    },
  };
}

function nameOf(exported: string): string {
  return exported.split(' ')[0];
}

/** One for a chunk: all of its placeholders wait for the same. */
function stateOf(chunk: string): string {
  return `import { laterChunk } from '${SRC}ui/loading/later-part';
export const chunk = laterChunk(() => import('${CHUNK}${chunk}'));`;
}

function placeholderOf(module: string): string {
  const { chunk, exports } = chunkOf.get(module) ?? { chunk: '', exports: [] };
  const lines = exports.map((exported) => {
    const [name, before] = exported.split(' = ');
    return before === undefined
      ? `export const ${name} = laterPart(chunk, (parts) => parts.${name});`
      : `export const ${name} = laterAnswer(chunk, (parts) => parts.${name}, ${before});`;
  });
  return `import { laterAnswer, laterPart } from '${SRC}ui/loading/later-part';
import { chunk } from '${STATE}${chunk}';
${lines.join('\n')}`;
}
