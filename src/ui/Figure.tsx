import { use, useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { decodeLink, laterSceneIn, type Scene } from '../scenario';
import { words } from '../words';
import { Controls } from './controls/Controls';
import { Destination } from './destination/Destination';
import { FigureProvider, useFigure, useFigureStore } from './figure-context';
import styles from './figure.module.css';
import { LinkBar } from './link/LinkBar';
import { LinkNotice } from './link/LinkNotice';
import { loadScene } from './link/later-scenes';
import { linkFigure } from './link/link-session';
import { figureOfLink } from './link/figure-of-link';
import { Guard } from './loading/Guard';
import { OrderCard } from './order/OrderCard';
import { PickedLine } from './order/PickedLine';
import { OwnRecords } from './own-records/OwnRecords';
import { Verdict } from './own-records/Verdict';
import { CloudWatchPanel } from './panels/CloudWatchPanel';
import { RightNow } from './panels/RightNow';
import { useMoreBelow } from './panels/use-more-below';
import { usePlayWhileSeen } from './play-while-seen';
import { Disclosure } from './primitives/Disclosure';
import { ReadersAround } from './readers/ReadersAround';
import { useFigureKeys } from './keys/use-figure-keys';
import { Narrator } from './stage/Narrator';
import { Stage } from './stage/Stage';
import { useRoomForOne } from './stage/use-room-for-one';
import { useWidth } from './stage/use-width';
import { Storyboard } from './storyboard/Storyboard';
import { Swimlanes } from './swimlanes/Swimlanes';
import { showTheme } from './theme';
import { Transport } from './transport/Transport';

interface FigureProps {
  /** What a link says, as the query of an address; '': the scene as it opens. */
  readonly query: string;
  /** Stands above the stage, and may speak of the figure: it is within its provider. */
  readonly heading?: ReactNode;
  /** Is within its provider, too, and stays when the figure breaks. */
  readonly children?: ReactNode;
}

/** The whole figure: stage, narrator, playback, lanes, and the panel with numbers and settings beside them. */
export function Figure({ query, heading, children }: FigureProps) {
  const scene = laterSceneIn(query);
  const later = scene === null ? null : use(loadScene(scene));
  const [{ store, link }] = useState(() => openFigure(query, later));
  // A figure that was ended can still be played again: React may take a component away only to put it back.
  useEffect(() => () => store.actions.dispose(), [store]);
  useLayoutEffect(() => {
    if (link.hasTheme) showTheme(link.state.theme);
  }, [link]);
  return (
    <FigureProvider store={store}>
      <FigureGuard>
        <FigureBody isMoment={link.isMoment} heading={heading} />
      </FigureGuard>
      {children}
    </FigureProvider>
  );
}

/** Another run is another figure, which may be shown where the one before could not be. */
function FigureGuard({ children }: { readonly children: ReactNode }) {
  const { actions } = useFigureStore();
  const version = useFigure((state) => state.version);
  return (
    <Guard isWhole shows={version} onStop={actions.rest}>
      {children}
    </Guard>
  );
}

function openFigure(query: string, later: Scene | null) {
  const link = decodeLink(query, later);
  const store = figureOfLink(link);
  linkFigure(store, link);
  return { store, link };
}

function FigureBody({ isMoment, heading }: { readonly isMoment: boolean; readonly heading: ReactNode }) {
  const { actions } = useFigureStore();
  const root = useRef<HTMLDivElement>(null);
  const panel = useMoreBelow<HTMLElement>();
  const [stage, width] = useWidth<HTMLDivElement>();
  // The stage first: rows of readers would push it out of sight.
  const roomForOne = useRoomForOne(width);
  usePlayWhileSeen(root, !isMoment);
  useFigureKeys(root);
  return (
    <div className={styles.figure} ref={root} tabIndex={-1} data-figure="">
      <div className={styles.columns}>
        <div className={styles.main}>
          <LinkNotice />
          <div className={styles.head}>
            {heading}
            <LinkBar />
          </div>
          <Verdict />
          {/* Above what it speaks of: nothing that grows or sticks pushes it out of sight. */}
          <Narrator />
          {/* What is told of now stands in it: first, and right below what is said of it. */}
          <Storyboard />
          <ReadersAround roomForOne={roomForOne}>
            <div className={`${styles.card} ${styles.stage}`} ref={stage}>
              <Stage />
              <PickedLine />
            </div>
          </ReadersAround>
          <Destination />
          <div className={`${styles.card} ${styles.playback}`}>
            <Transport />
          </div>
          <div className={`${styles.card} ${styles.lanes}`}>
            <Swimlanes />
          </div>
          <div className={`${styles.card} ${styles.order}`}>
            <OrderCard />
          </div>
        </div>
        <aside className={styles.panel} ref={panel} aria-label={words.controls.region}>
          <RightNow />
          <Controls onReset={actions.reset} />
          <Disclosure summary={words.bill.summary}>{() => <CloudWatchPanel />}</Disclosure>
          <Disclosure summary={words.panels.yourRecords}>{() => <OwnRecords />}</Disclosure>
        </aside>
      </div>
    </div>
  );
}
