import Reveal from './dist/reveal.mjs';

// As large as the figure needs: reveal.js fits the slide into the window.
const deck = new Reveal({ width: 1280, height: 960, hash: true });
await deck.initialize();
