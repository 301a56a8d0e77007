import { expect, test } from 'vitest';
import { SETTING_KEYS, SETTINGS } from '../../scenario';
import { FRAME_NAMES } from '../../ui/frame/frame-names';
import { isForFigure } from './attributes';

test('the figure is told of every setting, and of what is its own', () => {
  for (const key of SETTING_KEYS) expect([key, isForFigure(SETTINGS[key].link)]).toEqual([key, true]);
  for (const name of [...FRAME_NAMES, 'scene', 't', 'speed', 'pf.2', 'at.1.5.onfailure'])
    expect([name, isForFigure(name)]).toEqual([name, true]);
});

test('it is not told of what is for the page around', () => {
  for (const name of [
    'id',
    'class',
    'style',
    'onclick',
    'onready',
    'data-pf',
    'aria-label',
    'v-if',
    'x-on',
    '@click',
    'rooms',
  ])
    expect([name, isForFigure(name)]).toEqual([name, false]);
});
