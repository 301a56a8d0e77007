/** The package's door: `import { simulate } from 'kinetoscope/engine'`. */
export * from '../engine';
export { parseScenario, type Fault, type ScenarioInput } from '../scenario';
export { reportOf, type ConsumerReport, type Report, type ShardReport } from './report';
export type { Bill, CostReport, MetricReport } from './report-metrics';
export { simulate, ScenarioError } from './simulate';
