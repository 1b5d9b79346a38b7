import { expect, test } from 'vitest';

test('importing without a window works, also the file that defines the element', async () => {
  expect(typeof window).toBe('undefined');
  const { SaleorPrivacy } = await import('../src/define.js');
  expect(SaleorPrivacy.name).toBe('SaleorPrivacy');
});
