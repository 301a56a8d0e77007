import { useMemo, useState, type ComponentProps } from 'react';
import { layoutStage, type StageBoxes } from '../../layout';
import { shownShards } from '../../metrics';
import { words as catalogue } from '../../words';
import { AssumptionMarks } from '../assumptions/AssumptionMarks';
import { markedShard } from '../assumptions/mark-places';
import { useFigure, useFigureStore } from '../figure-context';
import { markLabels } from './mark-labels';
import { place } from './places';
import { ShardRow } from './ShardRow';
import { ShardSwitcher } from './ShardSwitcher';
import { MOST_ROWS, stageShapeOf } from './stage-shape';
import { StageCanvas } from './StageCanvas';
import { StagePicker } from './StagePicker';
import { StageRecords } from './stage-records';
import { StageStructure } from './StageStructure';
import { useLive } from './use-live';
import { usePalette } from './use-palette';
import { useStageMotion } from './use-stage-motion';
import { useRoomForOne } from './use-room-for-one';
import { useWidth } from './use-width';
import { PointedOut } from '../scene/PointedOut';
import { SWITCHER_WIDTH } from './switcher-width';
import { css } from './classes';

const words = catalogue.stage;

/** The stage: stream, event source mapping, Lambda, from left to right. */
export function Stage() {
  const live = useLive();
  const palette = usePalette();
  const { actions } = useFigureStore();
  const [ref, width] = useWidth<HTMLDivElement>();
  const showAll = useFigure((state) => state.allShards);
  const [records] = useState(() => new StageRecords());
  const oneAtATime = useRoomForOne(width);
  const shape = stageShapeOf(live, showAll, oneAtATime);
  const shapeKey = JSON.stringify(shape);
  const boxes = useMemo(() => layoutStage(JSON.parse(shapeKey), Math.max(300, width)), [shapeKey, width]);
  const motion = useStageMotion(ref, boxes);
  const shown = shownShards(live.history, live.consumer, live.t);
  const switched = oneAtATime && shown.length > 1;
  const opened = boxes.shards.find((shard) => shard.open);
  const labels = markLabels(live, boxes);
  const open = (shard: number) => {
    actions.openShardRow(shard);
    // Where what it opened stands on top, out of sight perhaps, whoever reads goes there.
    if (!oneAtATime) return;
    ref.current?.focus({ preventScroll: true });
    ref.current?.scrollIntoView({ block: 'start' });
  };
  return (
    <div className={css('stage')} ref={ref} style={{ height: boxes.height }} tabIndex={-1}>
      {width > 0 && (
        <>
          <Drawing
            boxes={boxes}
            live={live}
            palette={palette}
            beside={switched ? SWITCHER_WIDTH : 0}
            marked={markedShard(boxes)}
          />
          <AssumptionMarks boxes={boxes} live={live} />
          <StageCanvas stage={boxes} motion={motion} records={records} palette={palette} labels={labels} />
          <PointedOut boxes={boxes} />
          <StagePicker stage={boxes} records={records} surface={ref} />
          {boxes.shards.map((shard) =>
            shard.row === null ? null : (
              <ShardRow
                key={shard.index}
                boxes={shard}
                isChip={boxes.chipsHead !== null}
                live={live}
                onOpen={open}
              />
            ),
          )}
          {/* One for all shards: its buttons keep the focus. */}
          {switched && opened !== undefined && <ShardSwitcher boxes={opened} shards={shown} />}
          <div data-leaving="" className={css('leaving')} aria-hidden="true" inert />
          {boxes.unlisted !== null && (
            <RowsButton
              stage={boxes}
              count={shown.length}
              all={showAll}
              onToggle={() => actions.setAllShards(!showAll)}
            />
          )}
        </>
      )}
    </div>
  );
}

/** All that stands on the stage and is written there: what moves is on the canvas. */
function Drawing(drawn: ComponentProps<typeof StageStructure>) {
  return (
    <svg
      className={css('stage-structure')}
      width={drawn.boxes.width}
      height={drawn.boxes.height}
      // A drawing whose words are to be read: an image would hide them.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="group"
      aria-label={words.label}
    >
      <StageStructure {...drawn} />
      <g data-leaving="" aria-hidden="true" />
    </svg>
  );
}

/** Of many shards only some have a row; a button brings the others, and takes them away again. */
function RowsButton({
  stage: { unlisted, shards },
  count,
  all,
  onToggle,
}: {
  readonly stage: StageBoxes;
  /** Shards that are there. */
  readonly count: number;
  readonly all: boolean;
  readonly onToggle: () => void;
}) {
  if (unlisted === null) return null;
  const listed = shards.filter((shard) => shard.row !== null).length;
  return (
    <div
      className={css('rows')}
      data-place={place.rows}
      style={{ left: unlisted.x, top: unlisted.y, width: unlisted.width, height: unlisted.height }}
    >
      <span>{words.rowsOf(listed, count)}</span>
      <button type="button" className={css('rows-button')} onClick={onToggle}>
        {all ? words.showFewer(MOST_ROWS) : words.showAll(count)}
      </button>
    </div>
  );
}
