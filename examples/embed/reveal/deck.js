import Reveal from './dist/reveal.mjs';

// As large as the figure needs: reveal.js fits the slide into the window.
const deck = new Reveal({ width: 1280, height: 960, hash: true });
await deck.initialize();
// Not before: until then the slides are below each other, all to be seen, and a figure would begin to play.
await import('https://example.org/v/0.1.0/kinetoscope.js');
