import { useMemo } from 'react';
import { AGE_HEIGHT, AXIS_HEIGHT, ROW_HEIGHT, laneEndAt, laneRows, layoutSwimlanes, type RowBox } from '../../layout/swimlanes';
import { iteratorAgeAt } from '../../metrics';
import { nameOfConsumer } from '../../metrics/consumer-name';
import { swimlanesWords as words } from '../../words/en/swimlanes';
import { formatDuration } from '../format';
import { useLive, type Live } from '../stage/use-live';
import { LaneCanvas } from './LaneCanvas';
import './swimlanes.css';

/** The lanes of the open consumer against time: what each did, and when. */
export function Swimlanes() {
  const live = useLive();
  const { consumer, scenario, openShard, t } = live;
  const setting = consumer === undefined ? undefined : scenario.consumers[consumer.entry];
  const factor = setting?.type === 'lambda' ? setting.eventSourceMapping.parallelizationFactor : 0;
  const { rows, only } = consumer === undefined ? { rows: [], only: null } : laneRows(consumer, factor, openShard, t);
  const key = JSON.stringify(rows);
  const boxes = useMemo(() => layoutSwimlanes(JSON.parse(key)), [key]);
  if (consumer === undefined || setting === undefined) return null;
  const name = nameOfConsumer(setting, consumer.ordinal);
  const label = consumer.type === 'lambda' ? words.drawing(name) : words.drawingOfReader(name);
  return (
    <section className="swimlanes" aria-label={words.label}>
      <div className="swimlanes-labels" style={{ height: boxes.height }}>
        {only !== null && (
          <span className="swimlanes-only" style={{ height: AXIS_HEIGHT }}>
            {words.onlyShard(only, live.history.shards.length)}
          </span>
        )}
        <AgeLabel live={live} />
        {boxes.rows.map((row) => (
          <RowLabel key={`${row.shard} ${row.lane}`} row={row} />
        ))}
      </div>
      <LaneCanvas consumer={consumer} boxes={boxes} label={label} />
      <div className="swimlanes-ends" style={{ height: boxes.height }}>
        {consumer.type === 'lambda' && (
          <>
            <span className="swimlanes-ends-head" style={{ top: AXIS_HEIGHT + AGE_HEIGHT - 17 }}>
              {words.finished}
            </span>
            {boxes.rows.map((row) => (
              <RowEnd key={`${row.shard} ${row.lane}`} row={row} live={live} />
            ))}
          </>
        )}
      </div>
    </section>
  );
}

function AgeLabel({ live: { history, consumer, t } }: { readonly live: Live }) {
  if (consumer === undefined) return null;
  return (
    <span className="swimlanes-age" style={{ top: AXIS_HEIGHT, height: AGE_HEIGHT - 4 }}>
      {words.age[consumer.type]}
      <strong>{formatDuration(iteratorAgeAt(history, consumer, t))}</strong>
    </span>
  );
}

function RowLabel({ row }: { readonly row: RowBox }) {
  const { long, short } = words.shard(row.shard);
  return (
    <span className="swimlanes-row-label" style={{ top: row.top, height: ROW_HEIGHT }}>
      <span className="swimlanes-long">{long}</span>
      {short} · {row.lane < 0 ? words.reads : words.lane(row.lane + 1)}
    </span>
  );
}

function RowEnd({ row, live: { history, consumer, t } }: { readonly row: RowBox; readonly live: Live }) {
  if (consumer === undefined) return null;
  const { numbers, order } = laneEndAt(history, consumer, row, t);
  if (numbers.length === 0) {
    return (
      <span className="swimlanes-end swimlanes-none" style={{ top: row.top, height: ROW_HEIGHT }}>
        {words.nothingYet}
      </span>
    );
  }
  return (
    <span className={`swimlanes-end swimlanes-order-${order}`} style={{ top: row.top, height: ROW_HEIGHT }}>
      <span className="swimlanes-numbers">{numbers.join(words.arrow)}</span> {words.order[order]}
    </span>
  );
}
