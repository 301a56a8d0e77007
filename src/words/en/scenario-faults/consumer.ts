/** What members of a consumer must be. */
export const pollPhase = (range: string) => `null, ${range}, or a list of such numbers, one a consumer`;
export const pollPhases = (count: number) => `a list of ${count}, one a consumer (count)`;
export const outage = 'an object { "startsAt", "endsAt" }';
export const outageEndsAt = (startsAt: number) => `later than startsAt (${startsAt})`;
export const polls = 'false (Firehose polls; it cannot subscribe)';
export const otherConsumer = 'null or the name of another consumer that has a registration of its own';
export const oneFunction = (other: string) =>
  `null or the name of another kind of consumer: ${other} is a Lambda function, and two of them cannot use one registration`;
export const oneOfCount = 'null, because two Lambda functions cannot use one registration (count is above 1)';
