import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { pageAt, pathIn } from './site/pages';
import { atMost } from './ui/loading/at-most';
import { firstFonts } from './ui/loading/first-fonts';
import { Guard } from './ui/loading/Guard';
import { loadedPart } from './ui/loading/loaded-part';
import { noteMissingStyles } from './ui/loading/missing-styles';
import { themeChoice } from './ui/theme';

// Lazy, so that the entry stays small and a page's own weight is paid only by those who open it.
const App = loadedPart(() => import('./site/App').then((page) => page.App));

/** Where the network is slow, what there is of the page is better than nothing, and so is another font. */
const LONGEST_BLANK_MILLIS = 1_000;

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root element');

// Before anything more is loaded.
noteMissingStyles();

// Asked for before anything is drawn: asking shows the theme that was chosen last time.
themeChoice();

// Asked for together, and drawn when all is there: what comes in parts React holds back, each for a third of a second.
const parts = [App.ahead(), pageAt(pathIn(window.location.pathname)).ahead(), firstFonts()];
void atMost(LONGEST_BLANK_MILLIS, parts).then(() =>
  createRoot(root).render(
    <StrictMode>
      <Guard isWhole>
        <Suspense>
          <App />
        </Suspense>
      </Guard>
    </StrictMode>,
  ),
);
