import type { ConsumerSetting } from '../scenario';

/** The consumer that a name stands for: the place of its entry, and its place among the count; null: none has it. */
export function consumerNamed(
  consumers: readonly Pick<ConsumerSetting, 'name' | 'count'>[],
  name: string,
): { entry: number; ordinal: number } | null {
  for (const [entry, setting] of consumers.entries()) {
    if (setting.count === 1 && setting.name === name) return { entry, ordinal: 0 };
    if (setting.count === 1 || !name.startsWith(`${setting.name}-`)) continue;
    const ordinal = Number(name.slice(setting.name.length + 1)) - 1;
    if (ordinal >= 0 && ordinal < setting.count && name === `${setting.name}-${ordinal + 1}`)
      return { entry, ordinal };
  }
  return null;
}
