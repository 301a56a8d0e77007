import { createRoot, hydrateRoot } from 'react-dom/client';
import { isWrittenFor, pageAt, pathIn } from './site/pages';
import { App, Site } from './site/Site';
import { atMost } from './ui/loading/at-most';
import { firstFonts } from './ui/loading/first-fonts';
import { noteMissingStyles } from './ui/loading/missing-styles';
import { themeChoice } from './ui/theme';

/** Where the network is slow, what there is of the page is better than nothing, and so is another font. */
const LONGEST_BLANK_MILLIS = 1_000;

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root element');

// Before anything more is loaded.
noteMissingStyles();

// Asked for before anything is drawn: asking shows the theme that was chosen last time.
themeChoice();

const path = pathIn(window.location.pathname);
const parts = [App.ahead(), pageAt(path).ahead()];
if (isWrittenFor(root.dataset['path'], path)) void takeOver(root);
else void draw(root);

/** What was written is there to be read: it is taken over when all of it has come, and where that fails, it stays. */
async function takeOver(written: HTMLElement): Promise<void> {
  const came = await Promise.allSettled(parts);
  if (came.every(({ status }) => status === 'fulfilled')) hydrateRoot(written, <Site />);
}

/** Asked for together, and drawn when all is there: what comes in parts React holds back, each for a third of a second. */
async function draw(empty: HTMLElement): Promise<void> {
  // A host may answer with the first page where it has none.
  empty.replaceChildren();
  await atMost(LONGEST_BLANK_MILLIS, [...parts, firstFonts()]);
  createRoot(empty).render(<Site />);
}
