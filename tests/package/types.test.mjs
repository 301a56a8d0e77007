// The types of the figure, as TypeScript reads them in somebody's project, the declarations themselves included.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { appWith, HOME } from './apps.mjs';

const TSC = resolve('node_modules/typescript/bin/tsc');

const ELEMENT = `import { defineFigure, KinetoscopeFigure, type FigureEvents, type SettingValue } from 'kinetoscope/element';

defineFigure('/figure/');
const figure = document.createElement('kinetoscope-figure');
const same: KinetoscopeFigure = figure;
const values = new Map<string, SettingValue>();
figure.addEventListener('change', (event) => values.set(event.detail.name, event.detail.value));
figure.addEventListener('time', ({ detail }) => detail.playing && detail.t.toFixed(1));
figure.addEventListener('click', (event) => event.clientX);
const hear = (event: FigureEvents['ready']): string => event.detail.scene;
same.addEventListener('ready', hear, { once: true });
same.removeEventListener('ready', hear);
same.set('pf', 3);
same.seek(20);

// @ts-expect-error: there is no such event
figure.addEventListener('reddy', () => {});
// @ts-expect-error: a change has no such detail
figure.addEventListener('change', (event) => event.detail.setting);
// @ts-expect-error: what a ready figure tells is no text
figure.addEventListener('ready', (event: CustomEvent<string>) => event.detail);
// @ts-expect-error: no setting has such a value
same.set('pf', {});
`;

const COMPONENT = `import { useRef } from 'react';
import { KinetoscopeFigure, type FigureElement, type KinetoscopeFigureProps } from 'kinetoscope/react';

const shared: Pick<KinetoscopeFigureProps, 'base' | 'theme'> = { base: '/figure/', theme: 'dark' };

export function Post() {
  const figure = useRef<FigureElement>(null);
  return (
    <>
      <KinetoscopeFigure
        {...shared}
        key="one"
        ref={figure}
        scene="factor"
        pf={3}
        className="wide"
        onReady={(event) => event.detail.version.length}
        onChange={({ detail }) => \`\${detail.name}: \${detail.value}\`}
        onClick={() => figure.current?.play()}
      />
      <kinetoscope-figure scene="factor" pf="3" style={{ margin: 0 }} />
      {/* @ts-expect-error: a figure needs its scene */}
      <KinetoscopeFigure base="/figure/" />
      {/* @ts-expect-error: there is no such theme */}
      <KinetoscopeFigure {...shared} scene="factor" theme="sepia" />
      {/* @ts-expect-error: a change has no such detail */}
      <KinetoscopeFigure {...shared} scene="factor" onChange={({ detail }) => detail.setting} />
    </>
  );
}
`;

const folder = appWith('typed', { 'element.ts': ELEMENT, 'component.tsx': COMPONENT });

for (const [module, moduleResolution] of [
  ['nodenext', 'nodenext'],
  ['esnext', 'bundler'],
]) {
  test(`has types, with the resolution "${moduleResolution}"`, () => {
    const compilerOptions = {
      module,
      moduleResolution,
      jsx: 'react-jsx',
      lib: ['es2023', 'dom'],
      types: ['react'],
      strict: true,
      noEmit: true,
      // The declarations themselves are the same for both.
      skipLibCheck: moduleResolution === 'bundler',
    };
    const project = join(folder, `${moduleResolution}.json`);
    writeFileSync(project, JSON.stringify({ compilerOptions, files: ['element.ts', 'component.tsx'] }));
    const { status, stdout } = spawnSync(process.execPath, [TSC, '-p', project], { encoding: 'utf8' });
    assert.equal(status, 0, stdout);
  });
}

test('has declarations without what only a build of this repository knows', () => {
  const types = join(HOME, 'dist/package/types');
  const declarations = readdirSync(types, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.d.ts'),
  );
  assert.ok(declarations.length > 0);
  const own = /['"](?:virtual:|[^'"\n]*\.css['"])/;
  assert.deepEqual(
    declarations.filter((name) => own.test(readFileSync(join(types, name), 'utf8'))),
    [],
  );
});
