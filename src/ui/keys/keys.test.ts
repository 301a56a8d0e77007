import { describe, expect, test } from 'vitest';
import { words } from '../../words';
import { comboOf, usesKey } from './combo';
import { KEY_IDS } from './key-ids';
import { KEY_PLACES, KEYS } from './key-table';

const press = (key: string, modifiers = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...modifiers,
});

describe('the table of keys', () => {
  test('gives a key one meaning at a place, and says what it is', () => {
    for (const place of KEY_PLACES) {
      const keys = KEYS.filter((entry) => entry.place === place).flatMap((entry) => entry.keys);
      expect(new Set(keys).size).toBe(keys.length);
    }
    expect(KEYS.map(({ id }) => id).toSorted()).toEqual([...KEY_IDS].toSorted());
    for (const { id, place } of KEYS) {
      expect(words.keys.what[id]).not.toBe('');
      expect(words.keys.places[place]).not.toBe('');
    }
  });

  test('only what acts in the whole figure is run from it', () => {
    expect(KEYS.filter(({ place, run }) => place !== 'figure' && run !== undefined)).toEqual([]);
  });
});

test('a key press as the table writes it', () => {
  expect(comboOf(press(' '))).toBe('Space');
  expect(comboOf(press('?', { shiftKey: true }))).toBe('?');
  expect(comboOf(press('z', { ctrlKey: true }))).toBe('Control+z');
  expect(comboOf(press('Z', { metaKey: true, shiftKey: true }))).toBe('Control+Shift+z');
  expect(comboOf(press('1', { altKey: true }))).toBeNull();
});

test('who uses a key for itself keeps it', () => {
  expect(usesKey({ tagName: 'INPUT', type: 'text' }, '1')).toBe(true);
  expect(usesKey({ tagName: 'TEXTAREA' }, '?')).toBe(true);
  expect(usesKey({ tagName: 'SELECT' }, 'p')).toBe(true);
  expect(usesKey({ tagName: 'DIV', isContentEditable: true }, ',')).toBe(true);
  expect(usesKey({ tagName: 'BUTTON' }, 'Space')).toBe(true);
  expect(usesKey({ tagName: 'INPUT', type: 'checkbox' }, 'Space')).toBe(true);
  expect(usesKey({ tagName: 'INPUT', type: 'range' }, 'ArrowLeft')).toBe(true);

  expect(usesKey({ tagName: 'DIV', role: 'listbox' }, 'Space')).toBe(true);
  expect(usesKey({ tagName: 'DIV', role: 'listbox' }, '.')).toBe(false);
  expect(usesKey({ tagName: 'INPUT', type: 'range' }, '1')).toBe(false);
  expect(usesKey({ tagName: 'INPUT', type: 'range' }, 'Space')).toBe(false);
  expect(usesKey({ tagName: 'BUTTON' }, '.')).toBe(false);
  expect(usesKey({ tagName: 'DIV' }, 'Space')).toBe(false);
});
