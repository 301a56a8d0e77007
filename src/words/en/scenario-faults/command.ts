/** What a command must be, and what is wrong with its path. */
export const path = 'the path of a member, as text';
export const value = 'the value that the member gets';
export const memberOfPart = (example: string) => `a member of a producer or a consumer, such as ${example}`;
export const staysAsItIs = (name: string) => `; ${name} stays as it is during a run`;
export const changeable = 'a member that may change during a run';
export const existing = (part: string, example: string) =>
  `an existing member below ${part}.<place>, such as ${example}`;
export const nearest = (name: string) => `; the nearest member is ${name}`;
