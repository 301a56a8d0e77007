/**
 * `virtual:posters`, and the files it speaks of: every scene as an SVG in both themes and both forms. A build draws them
 * all and writes them; a server of development draws one when it is asked for.
 */
import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Plugin, ViteDevServer } from 'vite';
import { withSources } from '../scripts/with-sources.mjs';
import type * as Scenes from '../src/scenario/scenes/index';
import type { Scene } from '../src/scenario/scenes/scene';
import type * as ScenePictures from '../src/ui/picture/scene-posters';
import type * as Forms from '../src/ui/poster/poster-forms';

type Pictures = typeof ScenePictures & typeof Forms & Pick<typeof Scenes, 'SCENES'>;

interface Drawn {
  /** Text by the name of the file. */
  readonly files: ReadonlyMap<string, string>;
  readonly posters: Readonly<Record<string, Forms.ScenePosters>>;
}

const MODULE = 'virtual:posters';
const RESOLVED = `\0${MODULE}`;

/** What decides how a poster looks, where somebody waits for a change. */
const SCENES_FOLDER = /\/src\/scenario\/scenes\//;

/** The posters of the scenes for whoever builds, serves or tests the site. */
export function posters(): Plugin {
  let server: ViteDevServer | null = null;
  let isBuild = false;
  return {
    name: 'posters',
    configResolved({ command }) {
      isBuild = command === 'build';
    },
    configureServer(started) {
      // Tests have a server of their own kind, and no page to ask it for anything.
      if (process.env['VITEST'] !== undefined) return;
      server = started;
      started.middlewares.use((request, response, next) => {
        const path = (request.url ?? '').slice(started.config.base.length).replace(/\?.*/, '');
        if (!path.startsWith('posters/')) return next();
        void answer(started, path, response, next);
      });
    },
    // Whether or not a page shows them: they are for feeds and mails, too.
    async buildStart() {
      if (!isBuild || this.environment.name !== 'client') return;
      for (const [fileName, source] of (await drawnOnce()).files)
        this.emitFile({ type: 'asset', fileName, source });
    },
    resolveId: { filter: { id: /^virtual:posters$/ }, handler: () => RESOLVED },
    load: {
      filter: { id: /^\0virtual:posters$/ },
      async handler() {
        return `export const POSTERS = ${JSON.stringify(await knownOf(server, isBuild))};`;
      },
    },
    hotUpdate({ file }) {
      const { moduleGraph } = this.environment;
      const known = moduleGraph.getModuleById(RESOLVED);
      if (known !== undefined && SCENES_FOLDER.test(file)) moduleGraph.invalidateModule(known);
    },
  };
}

/** The poster of this file, drawn when it is asked for. */
async function answer(
  server: ViteDevServer,
  path: string,
  response: ServerResponse,
  next: (error?: unknown) => void,
): Promise<void> {
  try {
    const svg = drawFile(await picturesOf((source) => server.ssrLoadModule(source)), path);
    if (svg === null) return next();
    response.setHeader('Content-Type', 'image/svg+xml');
    response.end(svg);
  } catch (error) {
    next(error);
  }
}

async function knownOf(server: ViteDevServer | null, isBuild: boolean): Promise<Drawn['posters']> {
  if (isBuild) return (await drawnOnce()).posters;
  const describe = (pictures: Pictures) =>
    Object.fromEntries(
      pictures.SCENES.map((scene) => [scene.id, describedBy(pictures, scene, () => '')] as const),
    );
  return server === null
    ? withSources(async (load) => describe(await picturesOf(load)))
    : describe(await picturesOf((source) => server.ssrLoadModule(source)));
}

/** A build of the site is two of Vite's, each with a configuration read anew: what is global is drawn once. */
const kept = globalThis as typeof globalThis & { kinetoscopePosters?: Promise<Drawn> };

function drawnOnce(): Promise<Drawn> {
  return (kept.kinetoscopePosters ??= withSources(async (load) => drawAll(await picturesOf(load))));
}

function drawAll(pictures: Pictures): Drawn {
  const files = new Map<string, string>();
  const known: Record<string, Forms.ScenePosters> = {};
  for (const scene of pictures.SCENES) {
    known[scene.id] = describedBy(pictures, scene, (theme, form) => {
      const svg = pictures.scenePoster(scene, theme, form);
      files.set(pictures.posterFile(scene.id, `${theme}-${form}`), svg);
      return createHash('sha256').update(svg).digest('hex').slice(0, 8);
    });
  }
  return { files, posters: known };
}

function describedBy(
  { sceneBoxes }: Pictures,
  scene: Scene,
  version: (theme: 'light' | 'dark', form: Forms.PosterForm) => string,
): Forms.ScenePosters {
  const versions = {
    'light-wide': version('light', 'wide'),
    'light-tall': version('light', 'tall'),
    'dark-wide': version('dark', 'wide'),
    'dark-tall': version('dark', 'tall'),
  };
  return { ...sceneBoxes(scene), versions };
}

/** The poster that has this file; null: there is none. */
function drawFile({ SCENES, scenePoster, posterFile }: Pictures, file: string): string | null {
  for (const scene of SCENES)
    for (const theme of ['light', 'dark'] as const)
      for (const form of ['wide', 'tall'] as const)
        if (posterFile(scene.id, `${theme}-${form}`) === file) return scenePoster(scene, theme, form);
  return null;
}

/** The drawing is the page's own, style sheet included: what serves the page in development can read it. */
async function picturesOf(load: (path: string) => Promise<object>): Promise<Pictures> {
  const [drawing, forms, scenes] = [
    await load('/src/ui/picture/scene-posters.ts'),
    await load('/src/ui/poster/poster-forms.ts'),
    await load('/src/scenario/scenes/index.ts'),
  ];
  return { ...drawing, ...forms, ...scenes } as Pictures;
}
