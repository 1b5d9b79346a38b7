import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { error, mount, READY, REQUEST, Shop, said, ticket } from './shop.js';

let shop: Shop;

beforeEach(() => {
  shop = new Shop();
});

/** A mail link is opened: the storefront page loads with the fragment. */
function arrive(fragment: string) {
  history.replaceState({ of: 'the router' }, '', `${location.pathname}${location.search}${fragment}`);
  return mount(shop);
}

test.each(['#gdpr-verify=T1', '#gdpr-status=T1', '#gdpr-download=T1&gdpr-status=T2'])(
  '%s leaves the address bar and the history before anything is asked',
  async (fragment) => {
    const before = history.length;
    arrive(fragment);
    expect(location.hash).toBe('');
    expect(history.state).toEqual({ of: 'the router' });
    await expect.element(page.getByRole('heading', { level: 3 }).first()).toBeVisible();
    expect(history.length).toBe(before);
    expect(shop.calls.length).toBeGreaterThan(0);
    expect(shop.calls.map((call) => call.hash)).toEqual(shop.calls.map(() => ''));
  },
);

test('a fragment that is not ours stays', async () => {
  arrive('#reviews');
  expect(location.hash).toBe('#reviews');
});

test('opening the confirm link only reads, and shows exactly what was entered', async () => {
  arrive('#gdpr-verify=T1');
  await expect.element(page.getByRole('heading', { name: 'Is this request yours?' })).toHaveFocus();
  expect(shop.asked('Request')[0]?.variables).toEqual({ statusToken: 'T1', language: 'en' });
  for (const entered of ['Copy of your data', 'anna@example.com', 'Please include order 1042.'])
    await expect.element(page.getByText(entered, { exact: true })).toBeVisible();
  await expect.element(page.getByText('November 20, 2026 at 10:12 AM')).toBeVisible();
  await new Promise((done) => setTimeout(done, 200));
  expect(shop.asked('RequestVerify')).toHaveLength(0);
  expect(shop.asked('RequestDisown')).toHaveLength(0);
});

test('what a stranger entered is shown as text', async () => {
  const text = '<img src=x onerror="document.title=1">';
  shop.answers.Request = { gdprRequest: { ...REQUEST, text } };
  arrive('#gdpr-verify=T1');
  await expect.element(page.getByText(text)).toBeVisible();
});

test('"Yes" confirms and shows the request, which can be followed with its status token', async () => {
  arrive('#gdpr-verify=T1');
  await userEvent.click(page.getByRole('button', { name: 'Yes, this was me' }));
  await expect
    .element(page.getByRole('heading', { name: 'Thank you, your request is confirmed.' }))
    .toHaveFocus();
  expect(shop.asked('RequestVerify')[0]?.variables).toEqual({ input: { token: 'T1' }, language: 'en' });
  await expect.element(page.getByText('We are looking at your request.')).toBeVisible();
  await expect.element(page.getByText('You get an answer by December 21, 2099 at the latest.')).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'Cancel request' }));
  await userEvent.click(page.getByRole('button', { name: 'Yes, cancel it' }));
  await vi.waitFor(() => expect(shop.asked('RequestCancel')).toHaveLength(1));
  expect(shop.asked('RequestCancel')[0]?.variables).toEqual({ statusToken: 'status-token', language: 'en' });
});

test('"This was not me" ends it', async () => {
  arrive('#gdpr-verify=T1');
  await userEvent.click(page.getByRole('button', { name: 'This was not me' }));
  await expect.element(page.getByRole('heading', { name: 'nobody gets your data' })).toHaveFocus();
  expect(shop.asked('RequestDisown')[0]?.variables).toEqual({ token: 'T1' });
  expect(shop.asked('RequestVerify')).toHaveLength(0);
});

test('a confirm link that was used between reading and clicking', async () => {
  shop.answers.RequestVerify = {
    gdprRequestVerify: { request: null, statusToken: null, errors: [error('TOKEN_USED')] },
  };
  arrive('#gdpr-verify=T1');
  const yes = page.getByRole('button', { name: 'Yes, this was me' });
  await userEvent.click(yes);
  await expect.element(page.getByText('This link has been used or has expired.').first()).toBeInTheDocument();
  await expect.element(yes).toHaveFocus();
});

test.each(['#gdpr-verify=T1', '#gdpr-status=T1'])(
  '%s of the past: said in words, with a way back',
  async (fragment) => {
    shop.answers.Request = { gdprRequest: null };
    arrive(fragment);
    await expect.element(page.getByRole('heading', { name: 'This link no longer works' })).toHaveFocus();
    await userEvent.click(page.getByRole('button', { name: 'Back to overview' }));
    await expect.element(page.getByLabelText('E-mail address')).toBeVisible();
  },
);

test('a link that is opened while the shop is gone is not lost', async () => {
  shop.down = true;
  arrive('#gdpr-verify=T1');
  const retry = page.getByRole('button', { name: 'Try again' });
  await expect.element(retry).toBeVisible();
  shop.down = false;
  await userEvent.click(retry);
  await expect.element(page.getByRole('heading', { name: 'Is this request yours?' })).toHaveFocus();
});

test('a link that is opened while the page is open', async () => {
  mount(shop);
  await expect.element(page.getByLabelText('E-mail address')).toBeVisible();
  location.hash = '#gdpr-status=T9';
  await expect.element(page.getByText('GDPR-7K2M-Q9XA')).toBeVisible();
  expect(location.hash).toBe('');
  expect(shop.asked('Request')[0]?.variables).toEqual({ statusToken: 'T9', language: 'en' });
});

test('the status link shows one request; a guest gets a link to the data by e-mail', async () => {
  shop.answers.Request = { gdprRequest: READY };
  shop.answers.DownloadTicket = ticket({ mailSent: true });
  const element = arrive('#gdpr-status=T1');
  await expect.element(page.getByText('Your data is ready to download.')).toBeVisible();
  await expect.element(page.getByText(/3 downloads left · 1.2 MB/)).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'Send me a new link' }));
  await vi.waitFor(() => expect(said(element)).toBe('We have sent an e-mail with a new link.'));
  expect(shop.asked('DownloadTicket')[0]?.variables).toEqual({ statusToken: 'T1' });
});

test('the download link: a click gets the ticket and follows it', async () => {
  const element = arrive('#gdpr-download=T1&gdpr-status=T2');
  // An address on this page, so that the test sees the navigation and survives it.
  shop.answers.DownloadTicket = ticket({ url: `${location.href}#the-file` });
  const download = page.getByRole('button', { name: 'Download' });
  await expect.element(download).toBeVisible();
  expect(shop.asked('DownloadTicket')).toHaveLength(0);
  await userEvent.click(download);
  await vi.waitFor(() => expect(location.hash).toBe('#the-file'));
  expect(shop.asked('DownloadTicket')[0]?.variables).toEqual({ token: 'T1' });
  await vi.waitFor(() => expect(said(element)).toBe('The download has started.'));
});

test('an address that is no web address is not followed', async () => {
  const element = arrive('#gdpr-download=T1');
  shop.answers.DownloadTicket = ticket({ url: 'javascript:document.title="taken"' });
  await userEvent.click(page.getByRole('button', { name: 'Download' }));
  await vi.waitFor(() => expect(said(element)).toContain('Something went wrong'));
  expect(document.title).not.toBe('taken');
});

test.each(['TOKEN_USED', 'TOKEN_EXPIRED'])('%s: a new link is offered and sent', async (code) => {
  shop.answers.DownloadTicket = ({ token }: { token?: string }) =>
    token ? ticket({ errors: [error(code, 'token')] }) : ticket({ mailSent: true });
  const element = arrive('#gdpr-download=T1&gdpr-status=T2');
  await userEvent.click(page.getByRole('button', { name: 'Download' }));
  const fresh = page.getByRole('button', { name: 'Send me a new link' });
  await expect.element(fresh).toBeVisible();
  await expect.element(page.getByRole('heading', { name: 'Your file is ready' })).toHaveFocus();
  await userEvent.click(fresh);
  await vi.waitFor(() => expect(said(element)).toBe('We have sent an e-mail with a new link.'));
  expect(shop.asked('DownloadTicket')[1]?.variables).toEqual({ statusToken: 'T2' });
});
