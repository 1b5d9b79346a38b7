import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { focused, list, mount, PAGE, REQUEST, SaleorPrivacy, Shop, said } from './shop.js';

test('it loads, shows the shop and its contact, and says that it is ready', async () => {
  const shop = new Shop();
  const open = shop.hold();
  const ready = vi.fn();
  document.addEventListener('gdpr-ready', ready, { once: true });
  mount(shop);
  await expect.element(page.getByText('Loading …')).toBeVisible();
  open();
  await expect.element(page.getByRole('heading', { name: 'Your data at Lindenhof Tea' })).toBeVisible();
  await expect.element(page.getByRole('link', { name: 'privacy@lindenhof.example' })).toBeVisible();
  await expect.element(page.getByRole('link', { name: 'Privacy policy' })).toBeVisible();
  expect(shop.asked('PrivacyPage')[0]?.variables).toEqual({ channel: 'default-channel' });
  expect(ready.mock.calls[0]?.[0].detail.rights).toEqual(['ACCESS']);
});

test('a link that is not a web address is not made', async () => {
  const shop = new Shop();
  shop.answers.PrivacyPage = { gdprPrivacyPage: { ...PAGE, privacyPolicyUrl: 'javascript:alert(1)' } };
  mount(shop);
  await expect.element(page.getByRole('heading', { name: 'Contact' })).toBeVisible();
  await expect.element(page.getByRole('link', { name: 'Privacy policy' })).not.toBeInTheDocument();
});

test('a shop that cannot be reached can be tried again, without losing the focus', async () => {
  const shop = new Shop();
  shop.down = true;
  const element = mount(shop);
  const problem = vi.fn();
  element.addEventListener('gdpr-error', problem);
  const retry = page.getByRole('button', { name: 'Try again' });
  await expect.element(retry).toBeVisible();
  expect(problem.mock.calls[0]?.[0].detail.code).toBe('unreachable');
  await userEvent.click(retry);
  await vi.waitFor(() => expect(shop.calls).toHaveLength(2));
  await expect.element(retry).toHaveFocus();
  shop.down = false;
  await userEvent.click(retry);
  await expect.element(page.getByLabelText('E-mail address')).toBeVisible();
  expect(focused(element)?.id).toBe('title');
});

test('a plugin that is switched off is said, and can be tried again', async () => {
  const shop = new Shop();
  shop.answers.PrivacyPage = { gdprPrivacyPage: null };
  const element = mount(shop);
  await expect.element(page.getByRole('heading', { name: 'Not available right now' })).toBeVisible();
  expect(said(element)).toContain('Requests cannot be made here');
  shop.answers.PrivacyPage = { gdprPrivacyPage: PAGE };
  await userEvent.click(page.getByRole('button', { name: 'Try again' }));
  await expect.element(page.getByLabelText('E-mail address')).toBeVisible();
});

test('the live region is there from the first rendering on', async () => {
  const shop = new Shop();
  shop.hold();
  const element = mount(shop);
  await element.updateComplete;
  const region = element.shadowRoot?.querySelector('[role=status]');
  expect(region).not.toBeNull();
  shop.down = true;
});

test('a late answer for another channel is not shown', async () => {
  const shop = new Shop();
  shop.answers.PrivacyPage = ({ channel }: { channel: string }) => ({
    gdprPrivacyPage: { ...PAGE, shopName: channel },
  });
  const open = shop.hold();
  const element = mount(shop, { channel: 'one' });
  await vi.waitFor(() => expect(shop.calls).toHaveLength(1));
  element.channel = 'two';
  await element.updateComplete;
  open();
  await expect.element(page.getByRole('heading', { name: 'Your data at two' })).toBeVisible();
});

test('another channel that cannot be loaded does not show the one before; what was typed is not lost', async () => {
  const shop = new Shop();
  const element = mount(shop);
  await userEvent.fill(page.getByLabelText('Message to us'), 'Order 1042');
  shop.down = true;
  element.channel = 'two';
  const retry = page.getByRole('button', { name: 'Try again' });
  await expect.element(retry).toBeVisible();
  await expect.element(page.getByText('Lindenhof Tea GmbH')).not.toBeInTheDocument();
  shop.down = false;
  await userEvent.click(retry);
  await expect.element(page.getByLabelText('Message to us')).toHaveValue('Order 1042');
});

test('the address of the shop may come later than the element', async () => {
  const shop = new Shop();
  history.replaceState(null, '', '#gdpr-status=T');
  const element = mount(shop, { apiUrl: '' });
  await element.updateComplete;
  expect(location.hash).toBe('');
  expect(shop.calls).toHaveLength(0);
  element.apiUrl = '/graphql/';
  await expect.element(page.getByText('GDPR-7K2M-Q9XA')).toBeVisible();
});

test('defining it twice is harmless', async () => {
  const again = '../src/define.js?again';
  await import(/* @vite-ignore */ again);
  expect(customElements.get('saleor-privacy')).toBe(SaleorPrivacy);
});

test('a token is sent as a bearer token, also when it has to be fetched', async () => {
  const shop = new Shop();
  mount(shop, { token: async () => 'abc' });
  await vi.waitFor(() => expect(shop.calls[0]?.headers.Authorization).toBe('Bearer abc'));
});

test('without a token no header is sent', async () => {
  const shop = new Shop();
  mount(shop);
  await vi.waitFor(() => expect(shop.calls[0]?.headers).toEqual({ 'Content-Type': 'application/json' }));
});

test('only the sections that are named are shown', async () => {
  const shop = new Shop();
  shop.answers.MyRequests = list(REQUEST);
  mount(shop, { loggedIn: true, sections: 'requests' });
  await expect.element(page.getByText('GDPR-7K2M-Q9XA')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Request my data' })).not.toBeInTheDocument();
});
