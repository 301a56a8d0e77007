import { expect, test } from 'vitest';
import { hasMember, memberAt, withMember } from './member-path';

const data = { a: { list: [{ b: 1 }, { b: 2 }], none: null, left: undefined }, '': 0 };

test('a path names members of objects and places of lists', () => {
  expect(memberAt(data, 'a.list.1.b')).toBe(2);
  expect(memberAt(data, 'a.none')).toBeNull();
  expect(memberAt(data, 'a.list')).toBe(data.a.list);
});

test.each([
  'x',
  'a.x',
  'a.list.2',
  'a.list.-1',
  'a.list.01',
  'a.list.1.0',
  'a.list.length',
  'a.none.x',
  'a.',
  'a..list',
])('%s is no member', (path) => {
  expect(hasMember(data, path)).toBe(false);
  expect(memberAt(data, path)).toBeUndefined();
  expect(() => withMember(data, path, 1)).toThrow(RangeError);
});

test('a member that is undefined is none to ask for, and can be given a value', () => {
  expect(hasMember(data, 'a.left')).toBe(false);
});

test('data that is not an object has no members', () => {
  for (const value of [null, undefined, 1, 'text']) expect(hasMember(value, 'length')).toBe(false);
});

test('withMember copies what lies on the path, shares the rest and changes nothing in place', () => {
  const changed = withMember(data, 'a.list.0.b', 9);
  expect(changed.a.list).toEqual([{ b: 9 }, { b: 2 }]);
  expect(changed.a.list[1]).toBe(data.a.list[1]);
  expect(data.a.list[0]).toEqual({ b: 1 });
  expect(Array.isArray(changed.a.list)).toBe(true);
});

test('a whole sub-object can be replaced', () => {
  expect(withMember(data, 'a', 5)).toEqual({ a: 5, '': 0 });
});

test.each([
  '__proto__',
  '__proto__.polluted',
  'constructor',
  'constructor.prototype.polluted',
  'a.__proto__',
  'toString',
])('%s reaches no prototype', (path) => {
  const hostile: unknown = JSON.parse(
    '{ "__proto__": { "polluted": 0 }, "constructor": { "prototype": { "polluted": 0 } } }',
  );
  for (const object of [{ a: {} }, hostile]) {
    expect(memberAt(object, path)).toBeUndefined();
    expect(() => withMember(object, path, true)).toThrow(RangeError);
  }
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});
