import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FIRST_FONTS } from './first-fonts';

const faces = readFileSync('src/ui/styles/fonts.css', 'utf8').split('@font-face').slice(1);
const page = readFileSync('index.html', 'utf8');

test('every font of the style sheet is waited for, and its file is asked for by the page', () => {
  expect(faces.length).toBe(FIRST_FONTS.length);
  for (const face of faces) {
    const family = /font-family: '(.*)'/.exec(face)![1];
    const style = face.includes('font-style: italic') ? 'italic ' : '';
    expect(FIRST_FONTS).toContain(`${style}1em "${family}"`);
    expect(page).toContain(`href="/node_modules/${/url\('(.*?)'\)/.exec(face)![1]}"`);
  }
});
