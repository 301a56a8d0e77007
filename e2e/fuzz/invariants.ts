/** What must hold of the page whatever was done with it: read from what it shows. */

/** Words that no text for people has in it. */
const WRONG_WORDS = /\b(NaN|undefined|null|Infinity|\[object \w+\])\b/;

export function brokenInvariants(): string[] {
  return [...wrongWords(), ...wrongSliders(), ...missing(), ...unseenDialogs()];
}

/** Nothing of the program is to be read: in texts, names and values. */
function wrongWords(): string[] {
  const broken: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (
      parent === null ||
      parent.closest('script, style, output, textarea, [role="alert"], [role="status"]') !== null
    )
      continue;
    if (WRONG_WORDS.test(node.nodeValue ?? '')) broken.push(`“${node.nodeValue}” is to be read`);
  }
  for (const element of document.querySelectorAll('[aria-label], [aria-valuetext]')) {
    const said = `${element.getAttribute('aria-label') ?? ''} ${element.getAttribute('aria-valuetext') ?? ''}`;
    if (WRONG_WORDS.test(said)) broken.push(`“${said}” is told`);
  }
  return broken;
}

function wrongSliders(): string[] {
  return [...document.querySelectorAll<HTMLInputElement>('input[type="range"]')]
    .filter(({ min, max, value }) => !(Number(min) <= Number(value) && Number(value) <= Number(max)))
    .map((slider) => `${slider.getAttribute('aria-label') ?? slider.id} is at ${slider.value}`);
}

/** The figure is there, with all that one needs to go on. */
function missing(): string[] {
  const parts = ['h1', 'main canvas', 'main svg', 'input[type="range"]', 'header'];
  return parts.filter((part) => document.querySelector(part) === null).map((part) => `${part} is gone`);
}

/** A dialog makes all else inert: who does not see it cannot go on. */
function unseenDialogs(): string[] {
  return [...document.querySelectorAll('dialog:modal')]
    .filter((dialog) => !dialog.checkVisibility())
    .map((dialog) => `the dialog ${dialog.querySelector('h2')?.textContent} is open and not to be seen`);
}
