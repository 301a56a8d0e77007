import type { Command } from '../protocol';

/** What a figure that is still to come will be told: of each kind, and of each setting, the last. */
export function withLast(commands: readonly Command[], command: Command): Command[] {
  const key = (one: Command) => `${one.type} ${'name' in one ? one.name : ''}`;
  return [...commands.filter((one) => key(one) !== key(command)), command];
}
