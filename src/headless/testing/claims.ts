/** What a scene rests on, for tests that hold it against a run. */
import type { Claim, Scene } from '../../scenario';

/** All of a scene's claims, and those of its answers. */
export function claimsOf({ claims, question }: Scene): readonly Claim[] {
  return [...claims, ...(question?.answers ?? []).flatMap(({ evidence }) => evidence)];
}

/** Whether a value is what a claim says; one that says nothing does not hold. */
export function holds({ is, min, max }: Claim, value: unknown): boolean {
  const checks = [
    is === undefined ? [] : [value === is],
    min === undefined ? [] : [Number(value) >= min],
    max === undefined ? [] : [Number(value) <= max],
  ].flat();
  return checks.length > 0 && checks.every(Boolean);
}
