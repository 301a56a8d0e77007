import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { firstFonts } from './ui/loading/first-fonts';
import { Guard } from './ui/loading/Guard';
import { loadedPart } from './ui/loading/loaded-part';
import { noteMissingStyles } from './ui/loading/missing-styles';
import { themeChoice } from './ui/theme';

// Lazy, so that the entry stays small and a page's own weight is paid only by those who open it.
const App = loadedPart(async () => {
  const [{ App: part }] = await Promise.all([import('./site/App'), firstFonts()]);
  return part;
});

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root element');

// Before anything more is loaded.
noteMissingStyles();

// Asked for before anything is drawn: asking shows the theme that was chosen last time.
themeChoice();

createRoot(root).render(
  <StrictMode>
    <Guard isWhole>
      <Suspense>
        <App />
      </Suspense>
    </Guard>
  </StrictMode>,
);
