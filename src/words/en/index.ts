/**
 * Every text a reader sees, in one catalogue. Each entry is an export of its own, so that a page carries those it shows;
 * another language is another module with the same ones.
 */
export { assumptionWords as assumptions } from './assumptions';
export { billWords as bill } from './bill';
export { controlsWords as controls } from './controls';
export { destinationWords as destination } from './destination';
export { embedWords as embed } from './embed';
export { keysWords as keys } from './keys';
export { linkWords as link } from './link';
export { linkFaultWords as linkFaults } from './link-faults';
export * as narrator from './narrator';
export { orderWords as order } from './order';
export { ownRecordsWords as ownRecords } from './own-records';
export { ownRecordsPanelWords as ownRecordsPanel } from './own-records-panel';
export { panelsWords as panels } from './panels';
export { readersWords as readers } from './readers';
export { reshardingPanelWords as reshardingPanel } from './resharding-panel';
export { reshardingWords as resharding } from './resharding';
export { runFaultWords as runFaults } from './run-faults';
export * as scenarioFaults from './scenario-faults/index';
export { settingHelps } from './setting-helps';
export { settingWords as settings } from './settings';
export { shownWords as shown } from './shown';
export { siteWords as site } from './site';
export { idle as stageIdle } from './stage-idle';
export { stageWords as stage } from './stage';
export { storyboardWords as storyboard } from './storyboard';
export { swimlanesWords as swimlanes } from './swimlanes';
export { transportWords as transport } from './transport';
export { troubleWords as trouble } from './trouble';
