// `npm run tokens`: writes src/ui/styles/tokens.css from the palette and the sizes. A test notices when it is stale.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { tokensCss } from '../src/ui/styles/tokens-css';

const target = fileURLToPath(new URL('../src/ui/styles/tokens.css', import.meta.url));
writeFileSync(target, tokensCss());
console.log(`Wrote ${target}`);
