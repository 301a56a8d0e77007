/** What a link could not be made to show, a sentence each. */
import { SETTING_KEYS, SETTINGS, type LinkFault } from '../../scenario';
import type { Missed } from '../../store';
import type { Micros } from '../../lib/time';
import { words } from '../../words';
import { formatTime } from '../format';

const w = words.link.notice;

/** The name of a setting in a name of a link: `pf` in `at.24.5.pf.2`. */
const SETTING_IN = /^(?:at\..*\.)?([a-z]+)(?:\.\d+)?$/;

export function noticeLines(
  faults: readonly LinkFault[],
  missed: Missed | null,
  time: Micros,
): readonly string[] {
  return [...faults.map(faultLine), ...(missed === null ? [] : missedLines(missed, time))];
}

function faultLine({ names, message }: LinkFault): string {
  if (names.length !== 1) return message;
  const link = SETTING_IN.exec(names[0])?.[1];
  const key = SETTING_KEYS.find((one) => SETTINGS[one].link === link);
  return key === undefined ? message : w.labelled(words.settings[key].label, message);
}

function missedLines({ time, consumers, picked }: Missed, reached: Micros): string[] {
  const lines: string[] = [];
  if (time !== null) lines.push(w.tooFar(formatTime(time), formatTime(reached)));
  if (consumers !== null) lines.push(w.reader(consumers));
  for (const { shard, row } of picked) lines.push(w.picked(`${shard}.${row}`));
  return lines;
}
