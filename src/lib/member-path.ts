/**
 * Members of plain data by path: `consumers.0.eventSourceMapping.batchSize`. Only members that the data itself has
 * can be named, so a path from a link can reach neither a prototype nor a method.
 */

/** Own members with these names are left alone: assigning to them could reach a prototype. */
const FORBIDDEN_NAMES: ReadonlySet<string> = new Set(['__proto__', 'prototype', 'constructor']);
const PLACE_IN_LIST = /^(?:0|[1-9]\d*)$/;

/** Whether `parent` itself has a member called `name`; a list has its places only, not its length. */
function hasOwnMember(parent: unknown, name: string): parent is Record<string, unknown> {
  if (typeof parent !== 'object' || parent === null || FORBIDDEN_NAMES.has(name)) return false;
  if (Array.isArray(parent) && !PLACE_IN_LIST.test(name)) return false;
  return Object.hasOwn(parent, name);
}

/** Whether `object` has the member that `path` names: plain data has none that is undefined. */
export function hasMember(object: unknown, path: string): boolean {
  return memberAt(object, path) !== undefined;
}

/** The member of `object` that `path` names; undefined when there is none. */
export function memberAt(object: unknown, path: string): unknown {
  let member = object;
  for (const name of path.split('.')) {
    if (!hasOwnMember(member, name)) return undefined;
    member = member[name];
  }
  return member;
}

/**
 * A copy of `object` in which the member that `path` names is `value`; what lies beside the path is shared, nothing
 * is changed in place.
 * @throws RangeError when there is no such member
 */
export function withMember<T>(object: T, path: string, value: unknown): T {
  return replaced(object, path.split('.'), 0, value) as T;
}

function replaced(parent: unknown, names: readonly string[], depth: number, value: unknown): unknown {
  const name = names[depth];
  if (name === undefined) return value;
  if (!hasOwnMember(parent, name))
    throw new RangeError(`There is no member ${names.slice(0, depth + 1).join('.')}`);
  const member = replaced(parent[name], names, depth + 1, value);
  // A list keeps its kind; `with` copies it.
  if (Array.isArray(parent)) return parent.with(Number(name), member);
  return { ...parent, [name]: member };
}
