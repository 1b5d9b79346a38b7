import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { FULL, focused, mount, REQUEST, Shop, submitted } from './shop.js';

const back = () => history.back();
const title = (name: string) => page.getByRole('heading', { name, exact: true });
const choose = (name: RegExp) => userEvent.click(page.getByRole('button', { name }));

function full(): Shop {
  const shop = new Shop();
  shop.answers.PrivacyPage = { gdprPrivacyPage: FULL };
  return shop;
}

test('Back shows what was there, with what was typed; Forward too', async () => {
  const element = mount(full());
  await choose(/what you have about me/);
  await userEvent.fill(page.getByLabelText('Message to us'), 'Order 1042');
  back();
  await expect.element(title('What would you like to do?')).toBeVisible();
  await vi.waitFor(() => expect(focused(element)?.id).toBe('title'));
  history.forward();
  await expect.element(page.getByLabelText('Message to us')).toHaveValue('Order 1042');
  await vi.waitFor(() => expect(focused(element)?.id).toBe('access'));
});

test('Back from a section that was opened after another goes to that one', async () => {
  mount(full());
  await choose(/what you have about me/);
  await userEvent.click(page.getByRole('button', { name: 'Back to overview' }));
  await choose(/Something else/);
  await expect.element(title('Something else')).toBeVisible();
  back();
  await expect.element(title('What would you like to do?')).toBeVisible();
  back();
  await expect.element(title('Get a copy of your data')).toBeVisible();
});

test('a question that was answered is not come back to', async () => {
  const shop = full();
  history.replaceState(null, '', '#gdpr-verify=T');
  mount(shop);
  const yes = page.getByRole('button', { name: 'Yes, this was me' });
  await expect.element(yes).toBeVisible();
  const step = history.state.gdpr;
  await userEvent.click(yes);
  await expect.element(title('Thank you, your request is confirmed.')).toBeVisible();
  expect(history.state.gdpr).toBe(step);
  await userEvent.click(page.getByRole('button', { name: 'Back to overview' }));
  await expect.element(title('What would you like to do?')).toBeVisible();
  back();
  await expect.element(title('Thank you, your request is confirmed.')).toBeVisible();
  expect(shop.asked('RequestVerify')).toHaveLength(1);
});

test('the page around keeps what it wrote into the history, and the address stays', async () => {
  history.replaceState({ router: 'mine' }, '');
  const before = location.href;
  mount(full());
  await choose(/what you have about me/);
  expect(history.state).toMatchObject({ router: 'mine' });
  expect(location.href).toBe(before);
});

test('a step of the page around changes nothing', async () => {
  mount(full());
  await choose(/what you have about me/);
  await userEvent.fill(page.getByLabelText('Message to us'), 'Order 1042');
  const arrived = new Promise((resolve) => addEventListener('popstate', resolve, { once: true }));
  location.hash = 'delivery';
  await arrived;
  await expect.element(page.getByLabelText('Message to us')).toHaveValue('Order 1042');
});

test('after the logout, Back shows nothing that belonged to the account', async () => {
  const shop = full();
  shop.answers.RequestSubmit = submitted({ request: REQUEST });
  const element = mount(shop, { loggedIn: true });
  await choose(/what you have about me/);
  await userEvent.click(page.getByRole('button', { name: 'Request my data' }));
  await expect.element(page.getByText(REQUEST.reference)).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'Back to overview' }));
  element.loggedIn = false;
  await element.updateComplete;
  const arrived = new Promise((resolve) => addEventListener('popstate', resolve, { once: true }));
  back();
  await arrived;
  await element.updateComplete;
  await expect.element(title('What would you like to do?')).toBeVisible();
  await expect.element(page.getByText(REQUEST.reference)).not.toBeInTheDocument();
});
