import { useCallback, useMemo, useState } from 'react';
import { ROOMS, WIDTHS } from 'virtual:rooms';
import { SCENES, type SettingKey } from '../../scenario';
import { roomAt, roomsIn } from '../../lib/rooms-at';
import buttons from '../../ui/primitives/button.module.css';
import { wantsNoMotion } from '../../ui/reduced-motion';
import { useSaid } from '../../ui/stage/use-said';
import { embedBuildWords } from '../../words/embed-build';
import { sceneWords } from '../../words/scenes';
import { pairsOf } from './choices';
import styles from './embed-build.module.css';
import { LiveScene } from './LiveScene';
import { LookFields } from './LookFields';
import options from './options.module.css';
import { offeredOf } from './offered';
import { PREVIEW_IDS, Previews, type PreviewId } from './Previews';
import { roomsFor, type Measured } from './rooms-for';
import { SettingRows } from './SettingRows';
import { siteAddress } from './site-address';
import { SnippetPanel } from './SnippetPanel';
import { snippetsOf } from './snippets';
import { queryFor, useAddress, useBuilder, type Builder } from './use-builder';
import { useLater } from './use-later';

const w = embedBuildWords;
/** A figure of a frame is opened anew: not with every step of a slider. */
const PREVIEW_MILLIS = 500;
/** Of a column of text: the one height of a frame is for it. */
const COLUMN_WIDTH = 640;

export function BuilderParts({ search }: { readonly search: string }) {
  const builder = useBuilder(search);
  useAddress(builder, search);
  const { choices, store } = builder;
  const [measured, measure] = useMeasured();
  // Of those that were ticked once: a row does not go while it has the focus.
  const [extra, setExtra] = useState<readonly SettingKey[]>([]);
  const offered = useMemo(() => offeredOf(choices, extra), [choices, extra]);
  const shown = useLater(choices, PREVIEW_MILLIS);
  const attributes = useMemo(() => pairsOf(shown), [shown]);
  const offer = (key: SettingKey) => setExtra((before) => [...before, key]);
  return (
    <>
      <Faults builder={builder} />
      <section className={styles.set} aria-labelledby="set-it">
        <SceneField builder={builder} onOther={() => setExtra([])} />
        <div className={styles.figure}>
          <header className={styles.bar}>
            <div>
              <h2 id="set-it">{w.figure.heading}</h2>
              <p>{w.figure.help}</p>
            </div>
            <button
              type="button"
              className={buttons.button}
              onClick={() => builder.open(queryFor(choices.scene.id, choices))}
            >
              {w.figure.again}
            </button>
          </header>
          <LiveScene key={builder.serial} store={store} scene={choices.scene} controls={offered} />
        </div>
        <div className={options.options}>
          <SettingRows builder={builder} offered={offered} onOffer={offer} />
          <LookFields builder={builder} />
        </div>
      </section>
      <Previews attributes={attributes} onSize={measure}>
        <Copy builder={builder} measured={measured} />
      </Previews>
    </>
  );
}

/** How each preview stands, as it last said. */
function useMeasured() {
  const [measured, setMeasured] = useState<Readonly<Partial<Record<PreviewId, Measured>>>>({});
  const measure = useCallback((id: PreviewId, size: Measured) => {
    // Who wants no motion has stills above the stage, and most readers have not.
    if (!wantsNoMotion()) setMeasured((before) => ({ ...before, [id]: size }));
  }, []);
  return [measured, measure] as const;
}

function SceneField({ builder, onOther }: { readonly builder: Builder; readonly onOther: () => void }) {
  const { choices, open } = builder;
  return (
    <label className={options.scene}>
      <span>{w.scene}</span>
      <select
        value={choices.scene.id}
        onChange={({ target }) => {
          onOther();
          open(queryFor(target.value, choices));
        }}
      >
        {SCENES.map(({ id }, place) => (
          <option key={id} value={id}>
            {place + 1}. {sceneWords[id].title}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What the address says and cannot be used. */
function Faults({ builder: { faults } }: { readonly builder: Builder }) {
  const lines = [...new Set(faults.map(({ message }) => message))];
  const said = lines.length === 0 ? '' : [w.faults.title, ...lines].join(' ');
  useSaid(said, said);
  if (lines.length === 0) return null;
  return (
    <section className={styles.faults} aria-label={w.faults.region}>
      <p>{w.faults.title}</p>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}

interface CopyProps {
  readonly builder: Builder;
  readonly measured: Readonly<Partial<Record<PreviewId, Measured>>>;
}

function Copy({ builder: { choices }, measured }: CopyProps) {
  const { scene } = choices;
  const own = { widths: WIDTHS, heights: ROOMS[scene.id] };
  const { title, point } = sceneWords[scene.id];
  const rooms = roomsFor(own, Object.values(measured));
  const [widths, heights] = rooms === null ? [own.widths, own.heights] : roomsIn(rooms);
  const snippets = snippetsOf(choices, {
    site: siteAddress(),
    version: KINETOSCOPE_VERSION,
    title,
    text: point.join(' '),
    rooms,
    height: roomAt(widths, heights, COLUMN_WIDTH),
  });
  const isMeasured = PREVIEW_IDS.every((id) => (measured[id]?.width ?? 0) > 0);
  return <SnippetPanel snippets={snippets} isMeasured={isMeasured} />;
}
