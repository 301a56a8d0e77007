/** The figure in a frame. `first.ts` has shown its still, and loads this. */
import { createRoot } from 'react-dom/client';
// oxlint-disable-next-line import/no-unassigned-import -- a style sheet
import '../../ui/styles/base.css';
import { FramePage } from './FramePage';
import { findHost } from './host';
import { openFrame } from './open-frame';

const root = document.getElementById('figure');
if (root === null) throw new Error('the page of the frame has no #figure element');

// Before anything else: the page around may wait for it.
const host = findHost();
const frame = openFrame(location.search, host);

function show(element: HTMLElement): void {
  createRoot(element).render(<FramePage frame={frame} />);
  document.documentElement.dataset['live'] = '';
}

const sheet = document.querySelector<HTMLLinkElement>('link[data-figure]');
if (sheet === null || sheet.sheet !== null) show(root);
else {
  // A figure without its styles is better than none.
  for (const name of ['load', 'error']) sheet.addEventListener(name, () => show(root), { once: true });
}
