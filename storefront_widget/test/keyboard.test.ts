import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { focused, mount, Shop } from './shop.js';

test('the whole way of a guest with the keyboard alone, with a focus that can be seen', async () => {
  const shop = new Shop();
  const element = mount(shop);
  await expect.element(page.getByLabelText('E-mail address')).toBeVisible();
  const seen = () => {
    const style = getComputedStyle(focused(element) as HTMLElement);
    expect(style.outlineStyle).toBe('solid');
    expect(Number.parseFloat(style.outlineWidth)).toBeGreaterThanOrEqual(2);
  };

  await userEvent.keyboard('{Tab}anna@example.com');
  seen();
  await userEvent.keyboard('{Tab}Order 1042{Tab}');
  await expect.element(page.getByRole('button', { name: 'Request my data' })).toHaveFocus();
  seen();
  await userEvent.keyboard('{Enter}');

  await expect.element(page.getByRole('heading', { name: 'Check your e-mail' })).toHaveFocus();
  await userEvent.keyboard('{Tab}123456{Enter}');

  await expect
    .element(page.getByRole('heading', { name: 'Thank you, your request is confirmed.' }))
    .toHaveFocus();
  await userEvent.keyboard('{Tab}{Enter}');
  await expect.element(page.getByRole('button', { name: 'Keep it' })).toHaveFocus();
  seen();
  await userEvent.keyboard('{Tab}{Enter}');
  await vi.waitFor(() => expect(shop.asked('RequestCancel')).toHaveLength(1));
  await expect.element(page.getByRole('heading', { name: 'Copy of your data' })).toHaveFocus();

  await userEvent.keyboard('{Tab}');
  expect(focused(element)?.tagName).toBe('SUMMARY');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('You cancelled this request.')).toBeVisible();
  await userEvent.keyboard('{Tab}{Enter}');
  await expect.element(page.getByRole('heading', { name: 'Your data at Lindenhof Tea' })).toHaveFocus();
});
