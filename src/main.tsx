import { StrictMode, Suspense, lazy } from 'react';
import { createRoot } from 'react-dom/client';
import { themeChoice } from './ui/theme';

// Lazy, so that the entry stays small and a page's own weight is paid only by those who open it.
const App = lazy(() => import('./site/App').then((page) => ({ default: page.App })));

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root element');

// Asked for before anything is drawn: asking shows the theme that was chosen last time.
themeChoice();

createRoot(root).render(
  <StrictMode>
    <Suspense>
      <App />
    </Suspense>
  </StrictMode>,
);
