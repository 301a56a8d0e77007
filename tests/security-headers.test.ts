import { expect, test } from 'vitest';
import { CONTENT_SECURITY_POLICY } from '../security-headers';

test('the policy allows nothing by default, and neither inline code, code from strings, nor anything from elsewhere', () => {
  expect(CONTENT_SECURITY_POLICY).toMatch(/^default-src 'none'; /);
  expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|https?:|data:|blob:/);
});
