/** What is wrong with a run rather than with its scenario: apart, for those who only check scenarios. */
const gibibytes = (value: number) => `${Number(value.toPrecision(3))} GiB`;
const lessOf = 'lower seconds, recordsPerSecond or the number of consumers';

export const runFaultWords = {
  /** A run whose history would take more memory than it may, in GiB; `fits` seconds would do. */
  tooLarge: {
    expected: (run: {
      seconds: number;
      fits: number;
      records: number;
      consumers: number;
      takes: number;
      most: number;
    }) =>
      `must be at most about ${run.fits} here, not ${run.seconds}: the history of ${run.records} records and ` +
      `${run.consumers} consumers would take ${gibibytes(run.takes)}, more than ${gibibytes(run.most)}; ` +
      lessOf,
    grown: (seconds: number, reached: number, most: number) =>
      `must be at most about ${reached} here, not ${seconds}: by then the history takes ${gibibytes(most)}, all that ` +
      `it may; ${lessOf}`,
  },

  notASetting: (name: string) => `${name} is not a setting of this scenario.`,
};
