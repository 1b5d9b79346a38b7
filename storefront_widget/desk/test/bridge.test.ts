import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { OTHER_TOKEN, Stage, until } from './stage.js';

const stage = new Stage();
beforeAll(() => stage.start());
afterAll(() => stage.stop());
beforeEach(() => stage.fresh());

const shown = (text: string) => stage.desk.getByText(text).first().waitFor();
const heading = (name: string) => stage.desk.getByRole('heading', { name, level: 1 }).waitFor();

test('the greeting comes twice and around the answer: the list is asked for once, with its token', async () => {
  await stage.open();
  await heading('Requests');
  await shown('Anna Beispiel');

  expect(stage.shop.names().filter((name) => name === 'Requests')).toEqual(['Requests']);
  expect(new Set(stage.shop.asked.map(({ token }) => token))).toEqual(stage.shop.tokens);
  expect(stage.complaints).toEqual([]);
});

test('opened outside the Dashboard it says where to open it, and asks the shop nothing', async () => {
  await stage.page.goto(`${stage.shop.origin}/plugins/saleor_gdpr/desk/requests`);
  await stage.page.getByRole('heading', { name: 'Open this page in the Saleor Dashboard' }).waitFor();

  expect(stage.shop.asked).toEqual([]);
  expect(stage.complaints).toEqual([]);
});

test('in a frame of a stranger the browser shows nothing', async () => {
  stage.shop.origins = 'https://dashboard.shop.example';
  await stage.open();
  await until(() => expect(stage.complaints.join()).toContain('frame-ancestors'));

  expect(await stage.said('notifyReady')).toEqual([]);
  expect(stage.shop.asked).toEqual([]);
});

test('a window that is named but never greets: the page says so in the end', async () => {
  await stage.open({ silent: 'yes' });
  await stage.desk.getByText('Dashboard origins').waitFor();

  expect((await stage.said('notifyReady')).length).toBeGreaterThan(3);
  expect(stage.shop.asked).toEqual([]);
});

test('messages of any other window, or of no known kind, change nothing', async () => {
  await stage.open();
  await shown('Anna Beispiel');
  stage.shop.asked = [];

  // From the frame itself: right origin of the shop, wrong window; then nonsense from the right window.
  await stage.frame.evaluate(() => {
    window.postMessage({ type: 'tokenRefresh', payload: { token: 'stolen' } }, '*');
    window.postMessage({ type: 'theme', payload: { theme: 'dark' } }, '*');
  });
  for (const [type, payload] of [
    ['theme', null],
    ['handshake', { token: 7 }],
    ['handshake', {}],
    ['redirect', { path: 9 }],
    ['response', { actionId: 'none', ok: true }],
    ['strange', { token: 'x' }],
  ] as const)
    await stage.say(type, payload as unknown as object);
  await stage.desk.getByRole('button', { name: /Closed/ }).click();
  await until(() => expect(stage.shop.names()).toContain('Requests'));

  expect(new Set(stage.shop.asked.map(({ token }) => token))).toEqual(stage.shop.tokens);
  expect(await stage.frame.evaluate(() => document.documentElement.dataset.theme)).toBe('light');
  expect(stage.complaints).toEqual([]);
});

test('a greeting from an origin that nobody named is not believed', async () => {
  stage.shop.origins = `${stage.dashboard} https://dashboard.shop.example`;
  await stage.open({ silent: 'yes' });
  await until(async () => expect((await stage.said('notifyReady')).length).toBeGreaterThan(0));

  await stage.frame.evaluate(() => {
    const forged = { data: { type: 'handshake', payload: { token: 'forged' } }, source: window.parent };
    dispatchEvent(new MessageEvent('message', { ...forged, origin: 'https://evil.example' }));
    dispatchEvent(new MessageEvent('message', { ...forged, origin: 'null' }));
  });
  await stage.page.waitForTimeout(300);

  expect(stage.shop.asked).toEqual([]);
});

test('theme and language follow the Dashboard', async () => {
  await stage.open({ theme: 'dark' });
  await shown('Anna Beispiel');
  expect(await stage.frame.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');

  await stage.say('theme', { theme: 'light' });
  await stage.say('localeChanged', { locale: 'de-AT' });
  await heading('Anfragen');

  expect(await stage.frame.evaluate(() => document.documentElement.dataset.theme)).toBe('light');
  expect(await stage.frame.evaluate(() => document.documentElement.lang)).toBe('de-AT');
  await until(() => expect(stage.shop.last('Requests')?.language).toBe('de-AT'));
  expect(stage.complaints).toEqual([]);
});

test('a token that has run out is renewed, and the question asked once more', async () => {
  await stage.open();
  await shown('Anna Beispiel');
  stage.shop.tokens = new Set([OTHER_TOKEN]);
  await stage.page.evaluate((token) => {
    (window as unknown as { dashboard: { refreshes: string[] } }).dashboard.refreshes.push(token);
  }, OTHER_TOKEN);
  stage.shop.asked = [];

  await stage.desk.getByRole('link', { name: 'Anna Beispiel' }).click();
  await heading('Access (Art. 15) · Anna Beispiel');

  expect(stage.shop.asked.map(({ name, token }) => [name, token === OTHER_TOKEN])).toEqual([
    ['RequestDetails', false],
    ['RequestDetails', true],
  ]);
});

test('without the permission it says which one is missing, and shows nothing', async () => {
  stage.shop.answers.Requests = { denied: 'You need the permission MANAGE_USERS.' };
  await stage.open();
  await heading('You may not see this');
  await shown('Privacy requests are for staff with the permission MANAGE_USERS.');

  expect(await stage.desk.getByRole('table').count()).toBe(0);
});

test('the address in the Dashboard leads to the request, and back shows the list, then clears the address', async () => {
  await stage.open();
  await shown('Anna Beispiel');
  await stage.desk.getByRole('link', { name: 'Anna Beispiel' }).click();
  await heading('Access (Art. 15) · Anna Beispiel');
  await until(() => expect(stage.page.url()).toContain('/extensions/app/QXBwOjE=/requests/R1'));
  await until(() => expect(stage.frame.url()).toContain('/desk/requests/R1'));

  await stage.back();
  await heading('Requests');
  await stage.back();
  await until(() => expect(new URL(stage.page.url()).pathname).toMatch(/=\/requests$/));

  await stage.open({ page: '/requests/R1' });
  await heading('Access (Art. 15) · Anna Beispiel');
  expect(stage.shop.last('RequestDetails')).toMatchObject({ id: 'R1' });
});

test('the Dashboard sends the desk elsewhere by the whole of its own path', async () => {
  await stage.open();
  await shown('Anna Beispiel');

  await stage.say('redirect', { path: '/dashboard/extensions/app/QXBwOjE=/requests/R1' });

  await heading('Access (Art. 15) · Anna Beispiel');
});

test('an address that leads nowhere says so, with a way back', async () => {
  stage.shop.answers.RequestDetails = { gdprRequest: null };
  await stage.open({ page: '/requests/none' });
  await heading('This page does not exist');
  await stage.desk.getByRole('link', { name: 'All requests' }).click();
  await heading('Requests');
});

test('a widget tells its height to Dashboards that know the word, and says nothing unknown to others', async () => {
  await stage.open({ page: '/widget', customerId: 'VXNlcjox' });
  await heading('5 open requests');
  await until(async () => expect((await stage.said('widgetResize')).at(-1)?.height).toBeGreaterThan(60));
  expect(stage.shop.last('Requests')).toMatchObject({ filter: { customer: 'VXNlcjox' } });

  await stage.fresh();
  await stage.open({ page: '/widget', customerId: 'VXNlcjox', version: '3.20.9' });
  await heading('5 open requests');
  expect(await stage.said('widgetResize')).toEqual([]);

  await stage.desk.getByRole('link', { name: 'Access (Art. 15)' }).first().click();
  await until(async () =>
    expect((await stage.said('redirect')).map(({ to }) => to)).toEqual(['/apps/QXBwOjE=/app/requests/R2']),
  );
});
