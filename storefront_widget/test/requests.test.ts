import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { error, list, mount, READY, REQUEST, Shop, said, ticket } from './shop.js';

const cancel = page.getByRole('button', { name: 'Cancel request' });
let shop: Shop;

beforeEach(() => {
  shop = new Shop();
  shop.answers.MyRequests = list(REQUEST, READY);
});

test('each request with its state, its date and its history', async () => {
  mount(shop, { loggedIn: true, locale: 'en-GB' });
  await expect.element(page.getByRole('heading', { name: 'Your requests' })).toBeVisible();
  await expect.element(page.getByText('We are looking at your request.')).toBeVisible();
  await expect.element(page.getByText('You get an answer by 21 December 2099 at the latest.')).toBeVisible();
  const history = page.getByText('History').first();
  await expect.element(page.getByText('You made the request.').first()).not.toBeVisible();
  await userEvent.click(history);
  await expect.element(page.getByText('You made the request.').first()).toBeVisible();
  await expect.element(page.getByText('20 November 2026 at 10:12').first()).toBeVisible();
  expect(shop.asked('MyRequests')[0]?.variables).toMatchObject({ language: 'en-GB' });
});

test('nothing is asked about requests before there is a login', async () => {
  const element = mount(shop);
  await expect.element(page.getByLabelText('E-mail address')).toBeVisible();
  expect(shop.asked('MyRequests')).toHaveLength(0);
  element.loggedIn = true;
  await expect.element(page.getByText('We are looking at your request.')).toBeVisible();
  element.loggedIn = false;
  await expect.element(page.getByText('We are looking at your request.')).not.toBeInTheDocument();
  // The next person at this browser does not see the last one's requests, not even while theirs are loading.
  const open = shop.hold();
  element.loggedIn = true;
  await vi.waitFor(() => expect(shop.asked('MyRequests')).toHaveLength(2));
  await element.updateComplete;
  expect(element.shadowRoot?.textContent).not.toContain('We are looking at your request.');
  open();
});

test('no request yet', async () => {
  shop.answers.MyRequests = list();
  mount(shop, { loggedIn: true });
  await expect.element(page.getByText('You have made no request yet.')).toBeVisible();
});

test('a login that has ended leaves the form usable', async () => {
  shop.answers.MyRequests = () =>
    Response.json({
      data: { gdprMyRequests: null },
      errors: [{ message: 'You need one of …', extensions: { exception: { code: 'PermissionDenied' } } }],
    });
  mount(shop, { loggedIn: true });
  await expect.element(page.getByText('Please log in again to see this.').last()).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Request my data' })).toBeVisible();
  shop.answers.MyRequests = list(REQUEST);
  await userEvent.click(page.getByRole('button', { name: 'Try again' }));
  await expect.element(page.getByText('We are looking at your request.')).toBeVisible();
  await expect.element(page.getByRole('heading', { name: 'Your requests' })).toHaveFocus();
});

test('a new token is tried where the last one failed, and asks nothing again where it did not', async () => {
  shop.answers.MyRequests = () => Response.json({ errors: [{ message: 'no' }] });
  const element = mount(shop, { loggedIn: true });
  await expect.element(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  shop.answers.MyRequests = list(REQUEST);
  element.token = () => 'new';
  await expect.element(page.getByText('We are looking at your request.')).toBeVisible();
  const asked = shop.calls.length;
  element.token = () => 'newer';
  await element.updateComplete;
  await new Promise((done) => setTimeout(done, 100));
  expect(shop.calls).toHaveLength(asked);
});

test('an overdue answer is said as such', async () => {
  shop.answers.MyRequests = list({ ...REQUEST, dueOn: '2020-01-02' });
  mount(shop, { loggedIn: true });
  await expect.element(page.getByText('An answer was due by January 2, 2020.')).toBeVisible();
});

test('cancelling asks first; "Keep it" has the focus and keeps it', async () => {
  mount(shop, { loggedIn: true });
  await userEvent.click(cancel);
  await expect.element(page.getByRole('dialog', { name: 'Cancel this request?' })).toBeVisible();
  const keep = page.getByRole('button', { name: 'Keep it' });
  await expect.element(keep).toHaveFocus();
  await expect.element(keep).toHaveAttribute('autofocus');
  await userEvent.keyboard('{Enter}');
  await expect.element(cancel).toHaveFocus();
  await userEvent.click(cancel);
  await userEvent.keyboard('{Escape}');
  await expect.element(cancel).toHaveFocus();
  expect(shop.asked('RequestCancel')).toHaveLength(0);
});

test('Escape after an earlier "Yes" does not cancel', async () => {
  shop.answers.RequestCancel = { gdprRequestCancel: { request: null, errors: [error('STATE')] } };
  const element = mount(shop, { loggedIn: true });
  await userEvent.click(cancel);
  await userEvent.click(page.getByRole('button', { name: 'Yes, cancel it' }));
  await vi.waitFor(() =>
    expect(said(element)).toBe('This is not possible any more. Please load the page again.'),
  );
  await userEvent.click(cancel);
  await userEvent.keyboard('{Escape}');
  await expect.element(cancel).toHaveFocus();
  // The dialog tells how it was closed a moment after it has closed.
  await new Promise((done) => setTimeout(done, 100));
  expect(shop.asked('RequestCancel')).toHaveLength(1);
});

test('cancelling shows the new state and moves the focus to its request', async () => {
  const element = mount(shop, { loggedIn: true });
  await userEvent.click(cancel);
  await userEvent.click(page.getByRole('button', { name: 'Yes, cancel it' }));
  await expect.element(page.getByText('You cancelled this request.')).toBeVisible();
  await expect.element(page.getByRole('heading', { name: 'Copy of your data' }).first()).toHaveFocus();
  expect(said(element)).toBe('The request is cancelled.');
  expect(shop.asked('RequestCancel')[0]?.variables).toEqual({ id: 'R1', language: 'en' });
});

test('the download starts with the id of the request', async () => {
  shop.answers.DownloadTicket = ticket({ url: `${location.href}#the-file` });
  mount(shop, { loggedIn: true });
  const download = page.getByRole('button', { name: 'Download' });
  await userEvent.click(download);
  await vi.waitFor(() => expect(location.hash).toBe('#the-file'));
  expect(shop.asked('DownloadTicket')[0]?.variables).toEqual({ id: 'R2' });
  await expect.element(download).toHaveFocus();
});

test('downloads that are used up are said in words', async () => {
  shop.answers.DownloadTicket = ticket({ errors: [error('DOWNLOADS_USED_UP')] });
  const element = mount(shop, { loggedIn: true });
  await userEvent.click(page.getByRole('button', { name: 'Download' }));
  await vi.waitFor(() => expect(said(element)).toContain('All downloads are used up.'));
});

test('guest orders that are not proven are mentioned', async () => {
  shop.answers.MyRequests = list({ ...REQUEST, guestOrdersProven: false });
  mount(shop, { loggedIn: true });
  await expect.element(page.getByText(/Orders placed without logging in/)).toBeVisible();
});

test('more requests come on demand, the focus goes to the first of them', async () => {
  const older = { ...REQUEST, id: 'R9', reference: 'GDPR-0LDR-0000' };
  shop.answers.MyRequests = ({ after }: { after?: string }) => {
    const answer = after ? list(older) : list(REQUEST);
    if (!after) Object.assign(answer.gdprMyRequests.pageInfo, { hasNextPage: true, endCursor: 'cursor' });
    return answer;
  };
  const element = mount(shop, { loggedIn: true });
  await userEvent.click(page.getByRole('button', { name: 'Show more' }));
  await expect.element(page.getByText('GDPR-0LDR-0000')).toBeVisible();
  expect(element.shadowRoot?.activeElement?.id).toBe('request-GDPR-0LDR-0000');
  await expect.element(page.getByRole('button', { name: 'Show more' })).not.toBeInTheDocument();
});
