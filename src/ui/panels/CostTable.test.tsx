import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { runTo } from '../../headless/testing/scenarios';
import { MICROS_PER_SECOND } from '../../lib/time';
import { costOf, costOfMonth, stretchesOf } from '../../metrics';
import { formatDollars } from '../format';
import { CostTable } from './CostTable';

test('every item is its quantity times its price, and it is said of when and of which region the prices are', () => {
  const { history, origin, scenario } = runTo({ consumers: [{ enhancedFanOut: true }] }, 130);
  const span = { from: 60 * MICROS_PER_SECOND, to: 120 * MICROS_PER_SECOND };
  const stretches = stretchesOf(origin, history);
  const period = { history, seed: scenario.seed, span, isOver: true, scenario, open: 0, stretches };
  const page = renderToStaticMarkup(<CostTable period={period} />);
  const lines = [...page.matchAll(/>([\d.,]+) × \$([\d.]+) [^<]+<\/span><\/th><td>([^<]+)</g)];
  const { items } = costOfMonth(costOf({ history, stretches }, span), span)!;
  expect(lines).toHaveLength(items.length);
  lines.forEach(([, quantity, price, dollars], index) => {
    const product = Number(quantity.replaceAll(',', '')) * Number(price);
    expect(Math.abs(product / items[index].dollars - 1)).toBeLessThan(0.001);
    expect(dollars).toBe(formatDollars(items[index].dollars));
  });
  expect(page).toContain('730 × $0.015 a shard-hour, provisioned');
  expect(page).toMatch(/Prices of us-east-1 [^<]*AWS price list[^<]*\(2024-07\)/);
});
