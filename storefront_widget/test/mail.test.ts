import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { error, mount, Shop, said } from './shop.js';

const code = page.getByLabelText('6-digit code');
const confirm = page.getByRole('button', { name: 'Confirm' });
let shop: Shop;

beforeEach(() => {
  shop = new Shop();
});

async function asked() {
  const element = mount(shop);
  await userEvent.fill(page.getByLabelText('E-mail address'), 'anna@example.com');
  await userEvent.fill(page.getByLabelText('Message to us'), 'Order 1042');
  await userEvent.click(page.getByRole('button', { name: 'Request my data' }));
  await expect.element(code).toBeVisible();
  return element;
}

test('the code and the secret of this browser confirm the request', async () => {
  await asked();
  await userEvent.fill(code, '123 456');
  await userEvent.click(confirm);
  await expect
    .element(page.getByRole('heading', { name: 'Thank you, your request is confirmed.' }))
    .toHaveFocus();
  expect(shop.asked('RequestVerify')[0]?.variables).toEqual({
    input: { reference: 'GDPR-7K2M-Q9XA', browserSecret: 'secret', code: '123456' },
    language: 'en',
  });
  expect(sessionStorage.getItem('gdpr-pending')).toBeNull();
});

test('the field is made for codes', async () => {
  await asked();
  await expect.element(code).toHaveAttribute('inputmode', 'numeric');
  await expect.element(code).toHaveAttribute('autocomplete', 'one-time-code');
});

test('a code that is too short is not sent', async () => {
  await asked();
  await userEvent.fill(code, '123');
  await userEvent.click(confirm);
  await expect.element(code).toHaveAccessibleDescription(/Please enter the 6 digits/);
  expect(shop.asked('RequestVerify')).toHaveLength(0);
});

test.each([
  ['CODE_WRONG', 'This code is wrong or older than 10 minutes.'],
  ['CODE_EXHAUSTED', 'The link in the e-mail still works.'],
  ['TOKEN_EXPIRED', 'This code has expired or was used.'],
])('%s stands at the field, the code stays', async (problem, words) => {
  shop.answers.RequestVerify = {
    gdprRequestVerify: { request: null, statusToken: null, errors: [error(problem)] },
  };
  await asked();
  await userEvent.fill(code, '123456');
  await userEvent.click(confirm);
  await expect.element(code).toHaveAccessibleDescription(new RegExp(words));
  await expect.element(code).toHaveValue('123456');
  await expect.element(code).toHaveFocus();
});

test('the e-mail can be sent again, each time with an answer', async () => {
  const element = await asked();
  const again = page.getByRole('button', { name: 'Send again' });
  await userEvent.click(again);
  await vi.waitFor(() => expect(said(element)).toBe('We have sent the e-mail again.'));
  await expect.element(again).toHaveFocus();
  expect(shop.asked('RequestVerificationResend')[0]?.variables).toEqual({
    reference: 'GDPR-7K2M-Q9XA',
    browserSecret: 'secret',
  });
  const answer = { message: null, errors: [error('TOO_MANY', null, 40)] };
  shop.answers.RequestVerificationResend = { gdprRequestVerificationResend: answer };
  await userEvent.click(again);
  await vi.waitFor(() => expect(said(element)).toContain('Please try again in 40 seconds.'));
});

test('changing the address goes back to what was typed', async () => {
  await asked();
  await userEvent.click(page.getByRole('button', { name: 'Change the address' }));
  await expect.element(page.getByLabelText('E-mail address')).toHaveValue('anna@example.com');
  await expect.element(page.getByLabelText('Message to us')).toHaveValue('Order 1042');
  expect(sessionStorage.getItem('gdpr-pending')).toBeNull();
});

test('after a reload the step is still there, for as long as the code works', async () => {
  const element = await asked();
  const stored = sessionStorage.getItem('gdpr-pending') ?? '';
  expect(stored).toContain('secret');
  // What was typed about a person does not stay in the browser.
  expect(stored).not.toContain('anna@example.com');
  element.remove();
  const again = mount(shop);
  await expect.element(code).toBeVisible();
  again.remove();
  sessionStorage.setItem('gdpr-pending', JSON.stringify({ ...JSON.parse(stored), until: Date.now() - 1 }));
  mount(shop);
  await expect.element(page.getByLabelText('E-mail address')).toBeVisible();
});
