/**
 * The first script of the frame, and a small one: shows the still of the scene, and has all that the figure is made of
 * loaded. Where a reader saves data, only when asked to.
 */
import { OPENING_ID, SCENE_IDS } from 'virtual:scene-ids';
import { savesData } from '../saves-data';

const WIDE_FROM = 760;
const html = document.documentElement;
const asked = new URLSearchParams(location.search);
const wanted = asked.get('scene') ?? OPENING_ID;
const scene = SCENE_IDS.includes(wanted) ? wanted : OPENING_ID;

const theme = asked.get('theme');
if (theme === 'light' || theme === 'dark') html.dataset['theme'] = theme;

const poster = document.getElementById('poster') as HTMLImageElement;
const isDark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
poster.src = `../posters/${scene}-${isDark ? 'dark' : 'light'}-${innerWidth < WIDE_FROM ? 'tall' : 'wide'}.svg`;

function load(file: string): void {
  const script = document.createElement('script');
  script.src = file;
  // One after the other, in this order.
  script.async = false;
  document.head.append(script);
}

function loadFigure(): void {
  const sheet = document.createElement('link');
  sheet.rel = 'stylesheet';
  sheet.href = 'figure.css';
  sheet.dataset['figure'] = '';
  document.head.append(sheet);
  load('figure.js');
}

load(`scenes/${scene}.js`);
const button = document.getElementById('load') as HTMLButtonElement;
const waits = location.hash !== '#load' && savesData();
button.hidden = !waits;
button.addEventListener('click', () => {
  button.remove();
  loadFigure();
});
if (!waits) loadFigure();
