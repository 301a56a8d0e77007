import type { ConsumerHistory } from '../../engine';
import { recordOfBar } from '../../layout/journey-path';
import { timeAt, type SwimlaneBoxes, type TimeWindow } from '../../layout/swimlanes';
import type { RecordPlace } from '../../metrics';
import { useFigureStore } from '../figure-context';

/** So many pixels beside a bar are still on it. */
const REACH = 4;

/** The first record of the bar at a place of the window; null: there is no bar. */
export type RecordOfBar = (element: Element, clientX: number, clientY: number) => RecordPlace | null;

export function useRecordOfBar(boxes: SwimlaneBoxes, shown: { readonly current: TimeWindow }): RecordOfBar {
  const store = useFigureStore();
  return (element, clientX, clientY) => {
    const { left, top, width } = element.getBoundingClientRect();
    const { history, time } = store.live();
    const consumer = history.consumers[store.getState().openConsumer] as ConsumerHistory | undefined;
    if (consumer === undefined) return null;
    const window = shown.current;
    const slack = ((window.to - window.from) / width) * REACH;
    const at = timeAt(clientX - left, window, width);
    return recordOfBar(consumer, boxes, clientY - top, at, time, slack);
  };
}
