import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { error, focused, mount, PAGE, REQUEST, Shop, said, submitted } from './shop.js';

const submit = page.getByRole('button', { name: 'Request my data' });
const email = page.getByLabelText('E-mail address');
const text = page.getByLabelText('Message to us');

async function typed(address = 'anna@example.com') {
  await userEvent.fill(email, address);
  await userEvent.fill(text, 'Order 1042');
}

test('a guest asks and is told to look into the e-mail', async () => {
  const shop = new Shop();
  const element = mount(shop, { locale: 'en-GB' });
  const created = vi.fn();
  element.addEventListener('gdpr-request-created', created);
  await typed();
  await userEvent.click(submit);
  await expect.element(page.getByRole('heading', { name: 'Check your e-mail' })).toHaveFocus();
  expect(shop.asked('RequestSubmit')[0]?.variables).toEqual({
    input: {
      right: 'ACCESS',
      channel: 'default-channel',
      email: 'anna@example.com',
      text: 'Order 1042',
      language: 'en-GB',
    },
    language: 'en-GB',
  });
  await expect.element(page.getByText('We have sent an e-mail to this address.')).toBeVisible();
  await expect.element(page.getByText('GDPR-7K2M-Q9XA')).toBeVisible();
  expect(created.mock.calls[0]?.[0].detail).toEqual({
    right: 'ACCESS',
    reference: 'GDPR-7K2M-Q9XA',
    request: null,
  });
});

test('who is logged in asks with one click', async () => {
  const shop = new Shop();
  shop.answers.RequestSubmit = submitted({ reference: REQUEST.reference, request: REQUEST });
  mount(shop, { loggedIn: true });
  await expect.element(submit).toBeVisible();
  await expect.element(email).not.toBeInTheDocument();
  await userEvent.click(submit);
  await expect.element(page.getByRole('heading', { name: 'Thank you, we have received' })).toHaveFocus();
  await expect.element(page.getByText('We are looking at your request.')).toBeVisible();
  const input = shop.asked('RequestSubmit')[0]?.variables.input;
  expect(input).not.toHaveProperty('email');
});

test('a login without a confirmed address goes on with the e-mail', async () => {
  const shop = new Shop();
  shop.answers.RequestSubmit = submitted({
    reference: REQUEST.reference,
    browserSecret: 'secret',
    request: { ...REQUEST, state: 'UNVERIFIED' },
  });
  mount(shop, { loggedIn: true });
  await userEvent.click(submit);
  await expect.element(page.getByRole('heading', { name: 'Check your e-mail' })).toBeVisible();
});

test('an address that is none is found before the shop is asked', async () => {
  const shop = new Shop();
  const element = mount(shop);
  await typed('anna');
  await userEvent.click(submit);
  await expect.element(email).toHaveFocus();
  await expect.element(email).toHaveAttribute('aria-invalid', 'true');
  await expect.element(email).toHaveAccessibleDescription(/Please enter an e-mail address/);
  expect(said(element)).toContain('Please enter an e-mail address');
  expect(shop.asked('RequestSubmit')).toHaveLength(0);
});

test('the same error twice is said twice', async () => {
  const element = mount(new Shop());
  const region = () => element.shadowRoot?.querySelector('[role=status]')?.textContent;
  await userEvent.click(submit);
  await vi.waitFor(() => expect(region()).toContain('Please enter an e-mail address'));
  const first = region();
  await userEvent.click(submit);
  await vi.waitFor(() => expect(region()).not.toBe(first));
  expect(region()).toContain('Please enter an e-mail address');
});

test('a text that is too long keeps every character', async () => {
  const shop = new Shop();
  mount(shop);
  await userEvent.fill(email, 'anna@example.com');
  await userEvent.fill(text, 'x'.repeat(201));
  await userEvent.click(submit);
  await expect.element(text).toHaveAccessibleDescription(/Please use at most 200 characters/);
  await expect.element(text).toHaveValue('x'.repeat(201));
  expect(shop.asked('RequestSubmit')).toHaveLength(0);
});

test('an error of the shop stands at its field', async () => {
  const shop = new Shop();
  shop.answers.RequestSubmit = submitted({ errors: [error('INVALID', 'text')] });
  const element = mount(shop);
  const problem = vi.fn();
  element.addEventListener('gdpr-error', problem);
  await typed();
  await userEvent.click(submit);
  await expect.element(text).toHaveFocus();
  await expect.element(text).toHaveAccessibleDescription(/at most 200 characters/);
  await expect.element(email).toHaveAttribute('aria-invalid', 'false');
  expect(problem.mock.calls[0]?.[0].detail).toMatchObject({ code: 'INVALID', field: 'text' });
});

test('too many requests: the wait is said, the focus and the words stay', async () => {
  const shop = new Shop();
  shop.answers.RequestSubmit = submitted({ errors: [error('TOO_MANY', null, 290)] });
  const element = mount(shop);
  await typed();
  await userEvent.click(submit);
  await vi.waitFor(() =>
    expect(said(element)).toBe('That was a little too often. Please try again in 5 minutes.'),
  );
  await expect.element(submit).toHaveFocus();
  await expect.element(email).toHaveValue('anna@example.com');
  await expect.element(text).toHaveValue('Order 1042');
});

test('a code that we have no words for is shown in the words of the shop', async () => {
  const shop = new Shop();
  shop.answers.RequestSubmit = submitted({ errors: [error('UNAVAILABLE')] });
  const element = mount(shop);
  await typed();
  await userEvent.click(submit);
  await vi.waitFor(() => expect(said(element)).toBe('server says UNAVAILABLE'));
});

test('when the shop is gone nothing typed is lost, and trying again works', async () => {
  const shop = new Shop();
  mount(shop);
  await typed();
  shop.down = true;
  await userEvent.click(submit);
  await expect.element(page.getByText('The shop could not be reached').first()).toBeInTheDocument();
  await expect.element(email).toHaveValue('anna@example.com');
  await expect.element(text).toHaveValue('Order 1042');
  shop.down = false;
  await userEvent.click(submit);
  await expect.element(page.getByRole('heading', { name: 'Check your e-mail' })).toBeVisible();
});

test('while it is sent the button keeps the focus, and a second click sends nothing', async () => {
  const shop = new Shop();
  const element = mount(shop);
  await typed();
  const open = shop.hold();
  await userEvent.click(submit);
  await expect.element(submit).toHaveAttribute('aria-busy', 'true');
  await userEvent.click(submit);
  expect(focused(element)?.textContent).toBe('Request my data');
  expect(shop.asked('RequestSubmit')).toHaveLength(1);
  open();
  await expect.element(page.getByRole('heading', { name: 'Check your e-mail' })).toHaveFocus();
  expect(shop.asked('RequestSubmit')).toHaveLength(1);
});

test('guests are asked to log in where the shop wants that', async () => {
  const shop = new Shop();
  shop.answers.PrivacyPage = { gdprPrivacyPage: { ...PAGE, guestVisitors: false } };
  const element = mount(shop);
  const login = document.createElement('a');
  Object.assign(login, { slot: 'login', href: '/login', textContent: 'Log in' });
  element.append(login);
  await expect.element(page.getByRole('heading', { name: 'Please log in first' })).toBeVisible();
  await expect.element(page.getByRole('link', { name: 'Log in' })).toBeVisible();
  await expect.element(page.getByRole('link', { name: 'privacy@lindenhof.example' })).toBeVisible();
  await expect.element(submit).not.toBeInTheDocument();
  element.loggedIn = true;
  await expect.element(submit).toBeVisible();
});

test('a login that has ended: the shop asks for an address, and the field appears', async () => {
  const shop = new Shop();
  shop.answers.RequestSubmit = submitted({ errors: [error('REQUIRED', 'email')] });
  mount(shop, { loggedIn: true });
  await userEvent.fill(text, 'Order 1042');
  await userEvent.click(submit);
  await expect.element(email).toHaveFocus();
  await expect.element(text).toHaveValue('Order 1042');
});
