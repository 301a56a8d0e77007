/**
 * Every text a reader sees, in one typed catalogue. English for now; another language is another object of the type
 * `Words`, so the compiler names every entry that it lacks.
 */
import { assumptionWords } from './en/assumptions';
import { billWords } from './en/bill';
import { controlsWords } from './en/controls';
import { destinationWords } from './en/destination';
import { keysWords } from './en/keys';
import { linkWords } from './en/link';
import { linkFaultWords } from './en/link-faults';
import { sentencesOf } from './en/narrator';
import { orderWords } from './en/order';
import { ownRecordsWords } from './en/own-records';
import { ownRecordsPanelWords } from './en/own-records-panel';
import { panelsWords } from './en/panels';
import { readersWords } from './en/readers';
import { reshardingWords } from './en/resharding';
import { runFaultWords } from './en/run-faults';
import * as scenarioFaultWords from './en/scenario-faults/index';
import { settingWords } from './en/settings';
import { shownWords } from './en/shown';
import { siteWords } from './en/site';
import { stageWords } from './en/stage';
import { storyboardWords } from './en/storyboard';
import { swimlanesWords } from './en/swimlanes';
import { transportWords } from './en/transport';
import { troubleWords } from './en/trouble';

const english = {
  assumptions: assumptionWords,
  bill: billWords,
  controls: controlsWords,
  destination: destinationWords,
  keys: keysWords,
  link: linkWords,
  linkFaults: linkFaultWords,
  narrator: { sentencesOf },
  order: orderWords,
  ownRecords: ownRecordsWords,
  ownRecordsPanel: ownRecordsPanelWords,
  panels: panelsWords,
  readers: readersWords,
  resharding: reshardingWords,
  runFaults: runFaultWords,
  scenarioFaults: scenarioFaultWords,
  settings: settingWords,
  shown: shownWords,
  site: siteWords,
  stage: stageWords,
  storyboard: storyboardWords,
  swimlanes: swimlanesWords,
  transport: transportWords,
  trouble: troubleWords,
};

/** The same entries, with any text in the place of the English one. */
type AnyText<T> = T extends string
  ? string
  : T extends (...given: never[]) => unknown
    ? T
    : { readonly [Entry in keyof T]: AnyText<T[Entry]> };

export type Words = AnyText<typeof english>;

/** The words of the page's language. */
export const words: Words = english;
