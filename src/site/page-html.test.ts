import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LIMITS } from '../engine';
import { filesOf, pageHtml, refusedIn, unstyledIn } from './page-html';
import { pageAt, LostPage } from './pages';
import { LOST, markupOf, posterIn, socialPictureOf, STATIC_PAGES } from './prerender';
import { sceneById } from '../scenario';

const limits = STATIC_PAGES.find(({ path }) => path === '/limits')!;
const template = readFileSync('index.html', 'utf8');
const none = { scripts: [], styles: [] };
const nowhere = { base: '/', host: null, picture: null, siteName: 'Kinetoscope' };

test.each(STATIC_PAGES)(
  '$path is there, its parts too, and says what it is good for',
  ({ path, files, documentTitle, description, scene }) => {
    expect(pageAt(path)).not.toBe(LostPage);
    for (const file of files) expect(readFileSync(file, 'utf8')).not.toBe('');
    expect(documentTitle).toMatch(/Kinetoscope/);
    expect(description).toMatch(/^.{50,170}$/);
    expect(scene === null || sceneById(scene) !== null).toBe(true);
    expect(STATIC_PAGES.filter((one) => one.path === path)).toHaveLength(1);
  },
);

test('the page of limits has its text and title in its HTML, and no script, style or handler within it', async () => {
  const markup = await markupOf(limits);
  const html = pageHtml(template, { page: limits, markup, files: none, ...nowhere });
  expect(html).toContain(`<title>${limits.documentTitle}</title>`);
  expect(html).toContain(LIMITS.readCallsPerSecond.source);
  expect(html).toContain('<div id="root" data-path="/limits">');
  expect(html.match(/<title>|name="description"|id="root"/g)).toHaveLength(3);
  expect(refusedIn(html)).toEqual([]);
  expect(await markupOf(LOST)).toContain('<h1>');
});

test.each(['<style>', '<p style="x">', '<a b="c"\nonclick="d">', '<script>', '<script type="module">'])(
  'the policy refuses %s',
  (refused) => expect(refusedIn(`<p>style="a"</p>${refused}`)).toHaveLength(1),
);

test('the policy refuses nothing else', () => {
  expect(refusedIn('<script src="/a.js"></script><p data-style="b">onload="c"</p>')).toEqual([]);
});

test('a page loads what its files import, once and in their order, and nothing of others', () => {
  const manifest = {
    'index.html': { file: 'index.js', css: ['index.css'], imports: ['_words.js'] },
    page: { file: 'page.js', css: ['page.css'], imports: ['_words.js', '_icon.js', 'index.html'] },
    other: { file: 'other.js' },
    '_words.js': { file: 'words.js' },
    '_icon.js': { file: 'icon.js', css: ['icon.css'], imports: ['_words.js'] },
  };
  const files = filesOf(manifest, ['index.html', 'page']);
  expect(files.styles).toEqual(['index.css', 'icon.css', 'page.css']);
  expect(files.scripts).toEqual(['index.js', 'words.js', 'page.js', 'icon.js']);
  expect(() => filesOf(manifest, ['gone'])).toThrow('gone');
  // What the template asks for already is not asked for twice.
  const html = pageHtml(template.replace('</head>', '<link href="/kin/words.js"></head>'), {
    ...nowhere,
    page: limits,
    markup: '',
    files,
    base: '/kin/',
  });
  expect(html.match(/words\.js/g)).toHaveLength(1);
  expect(html).toContain('<link rel="stylesheet" crossorigin href="/kin/icon.css">');
  expect(html).toContain('<div id="root"></div><noscript>');
  expect(html).toContain('<a href="/kin/scenes">');
});

test('where the site is public, pages say their address; elsewhere they do not', () => {
  const picture = { file: 'social/limits.png', width: 1200, height: 630 };
  const at = (host: string | null) =>
    pageHtml(template, {
      ...nowhere,
      page: { ...limits, title: 'a "b" <c> & d' },
      markup: '<link rel="preload" href="/x.svg"/><p>text</p>',
      files: none,
      base: '/kin/',
      host,
      picture,
    });
  expect(at('https://example.org')).toContain('<link rel="canonical" href="https://example.org/kin/limits">');
  expect(at('https://example.org')).toContain('content="https://example.org/kin/social/limits.png"');
  expect(at(null)).not.toMatch(/canonical|og:url/);
  expect(at(null)).toContain('property="og:title" content="a &quot;b&quot; &lt;c> &amp; d"');
  // What is to be loaded early is told in the head.
  expect(at(null)).toMatch(/x\.svg"\/>[\s\S]*<\/head>[\s\S]*data-path="\/limits"><p>text<\/p><\/div>/);
});

test('a class that only a style sheet of another page has is found', () => {
  const sheets = new Map([
    ['own.css', '.a{b:c}.d>.e:hover{f:g}'],
    ['other.css', '.a{b:c}.h{i:j}'],
  ]);
  expect(unstyledIn('<p class="a e h none"><i class="h">.</i></p>', ['own.css'], sheets)).toEqual(['h']);
});

test('a social picture is made of the title, and of the poster where there is a scene', () => {
  const poster = `<svg xmlns="x" width="960" height="426"><title>t</title><text font-family="'JetBrains Mono Variable', x">2¹²⁸ → λ</text></svg>\n`;
  const { file, svg } = socialPictureOf(limits, poster);
  expect(file).toBe('social/limits.png');
  expect(svg).toContain(limits.title.split(' ')[0]);
  expect(svg).toContain('>2<tspan baseline-shift="super" font-size="8">128</tspan> › λ<');
  expect(svg).toContain('font-family="JetBrains Mono"');
  expect(() => socialPictureOf(limits, poster.replace('λ', '漢'))).toThrow('漢');
  expect(socialPictureOf({ ...limits, path: '/' }, null).file).toBe('social/index.png');
  expect(socialPictureOf({ ...limits, path: '/learn/a' }, null).svg).toContain(
    limits.description.slice(0, 20),
  );
  expect(posterIn({ ...limits, scene: 'a' })).toBe('posters/a-light-wide.svg');
});
