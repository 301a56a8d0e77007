import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { scenarioOf } from '../../headless/testing/scenarios';
import { createFigureStore } from '../../store';
import { words } from '../../words';
import { FigureProvider } from '../figure-context';
import { SettingField } from './SettingField';

function fieldOf(poisonKeys: readonly string[]): string {
  const scenario = scenarioOf({
    producers: [{ partitionKeys: [{ key: 'a' }] }],
    consumers: [{ function: { failures: { poisonKeys } } }],
  });
  return renderToStaticMarkup(
    <FigureProvider store={createFigureStore(scenario, () => () => {})}>
      <SettingField setting="poisonKeys" place={0} />
    </FigureProvider>,
  );
}

test('below the field stands which poison keys no producer has', () => {
  expect(fieldOf(['a', 'b'])).toContain(words.controls.keysNobodyPuts(['b']));
  expect(fieldOf(['a'])).not.toContain('No producer');
});
