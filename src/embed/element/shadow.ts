/** What is within the element: a room, the still in it, and another still for paper. */

const STYLE = `:host{display:block!important}
:host([hidden]){display:none!important}
.room{position:relative;overflow:hidden;transition:visibility 1ms}
img,iframe{position:absolute;inset:0;width:100%;height:100%;border:0}
img{object-fit:contain;object-position:top}
iframe{opacity:0}
.live iframe{opacity:1}
.live img{visibility:hidden}
.paper{display:none}
button{position:absolute;right:1em;bottom:1em;padding:.5em 1em;font:inherit}
@media print{.room{height:auto!important}.room>*{display:none}.room>.paper{display:block;position:static;visibility:visible;height:auto}}`;

export interface FigureParts {
  readonly room: HTMLElement;
  /** Whether the live figure stands in the place of the still. */
  readonly live: (isLive: boolean) => void;
  readonly show: (still: string, onPaper: string) => void;
  /** What the still says, in words. */
  readonly tell: (text: string) => void;
  /** A button that loads the live figure; null: there is none. */
  readonly offer: (load: (() => void) | null) => void;
}

let sheet: CSSStyleSheet | null = null;

export function dressed(host: HTMLElement): FigureParts {
  const root = host.attachShadow({ mode: 'open' });
  // Made, not written: no policy of the page around has anything against it.
  if (sheet === null) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
  }
  root.adoptedStyleSheets = [sheet];
  const room = document.createElement('div');
  room.className = 'room';
  const still = new Image();
  const paper = new Image();
  paper.className = 'paper';
  paper.fetchPriority = 'low';
  const button = document.createElement('button');
  button.textContent = LOAD;
  room.append(still, paper);
  root.append(room);
  return {
    room,
    live: (isLive) => room.classList.toggle('live', isLive),
    show: (src, onPaper) => {
      if (still.src !== src) still.src = src;
      if (paper.src !== onPaper) paper.src = onPaper;
    },
    tell: (text) => {
      still.alt = paper.alt = text;
    },
    offer: (load) => {
      button.remove();
      // Of several offers the last: no listener of another stays.
      // oxlint-disable-next-line unicorn/prefer-add-event-listener
      button.onclick = load;
      if (load !== null) room.append(button);
    },
  };
}

const LOAD = 'Load the live figure';
