import { afterAll, beforeAll, expect, test } from 'vitest';
import { ERASABLE, list, READY, RECTIFICATION } from './data.js';
import { Stage } from './stage.js';

const stage = new Stage();
beforeAll(() => stage.start());
afterAll(() => stage.stop());

const button = (name: string) => stage.desk.getByRole('button', { name, exact: true });
const heading = (name: string | RegExp) => stage.desk.getByRole('heading', { name }).first().waitFor();

const SCREENS: Record<string, () => Promise<unknown>> = {
  requests: async () => {
    await stage.open();
    await heading('Requests');
  },
  'requests, empty': async () => {
    stage.shop.answers.Requests = list([], { counts: [], totalCount: 0 });
    await stage.open();
    await heading('No requests yet');
  },
  'requests, new': async () => {
    await stage.open();
    await button('New request').click();
  },
  request: async () => {
    await stage.open({ page: '/requests/R1' });
    await heading(/Anna/);
  },
  'request, refused without a ground': async () => {
    await stage.open({ page: '/requests/R1' });
    await button('Refuse').click();
    await stage.desk.locator('#form-refuse .submit').click();
    await stage.desk.getByText('Please fill this in.').first().waitFor();
  },
  'request, ready': async () => {
    stage.shop.answers.RequestDetails = { gdprRequest: READY };
    await stage.open({ page: '/requests/R1' });
    await button('Look at the answer').click();
    await stage.desk.getByText('Helpdesk').first().waitFor();
  },
  'request, corrections': async () => {
    stage.shop.answers.RequestDetails = { gdprRequest: RECTIFICATION };
    await stage.open({ page: '/requests/R1' });
    await button('Refuse: Last name').click();
    await stage.desk.locator('.form .submit').click();
    await stage.desk.getByText('Please fill this in.').first().waitFor();
  },
  'request, another address': async () => {
    stage.shop.answers.RequestDetails = { gdprRequest: RECTIFICATION };
    await stage.open({ page: '/requests/R1' });
    await button('Accept another value: Delivery address of order 1001').click();
  },
  'request, erasure': async () => {
    stage.shop.answers.RequestDetails = { gdprRequest: ERASABLE };
    await stage.open({ page: '/requests/R1' });
    await button('Change: Order 1001').click();
    await stage.desk.locator('.form .submit').click();
    await stage.desk.getByText('Please fill this in.').first().waitFor();
  },
  customer: async () => {
    await stage.open({ page: '/customer', customerId: 'VXNlcjox' });
    await button('New request').click();
  },
  widget: async () => {
    await stage.open({ page: '/widget', customerId: 'VXNlcjox' });
    await heading(/open requests/);
  },
  health: async () => {
    await stage.open({ page: '/health' });
    await heading(/Health/);
  },
  report: async () => {
    await stage.open({ page: '/report' });
    await heading('Report');
  },
  register: async () => {
    await stage.open({ page: '/register' });
    await heading(/Register/);
  },
  'no connection': async () => {
    stage.shop.down = true;
    await stage.open();
    await heading('No connection');
  },
  nowhere: async () => {
    await stage.open({ page: '/nowhere' });
    await heading('This page does not exist');
  },
};

test.each(Object.entries(SCREENS))('axe, light and dark: %s', async (_, arrange) => {
  await stage.fresh();
  await arrange();
  await stage.desk.locator('.loading').waitFor({ state: 'detached' });
  expect(await stage.axe()).toEqual([]);

  await stage.say('theme', { theme: 'dark' });
  await stage.frame.waitForFunction(() => document.documentElement.dataset.theme === 'dark');
  expect(await stage.axe()).toEqual([]);
});

test('axe looks: a broken page is found', async () => {
  await stage.fresh();
  await stage.open();
  await stage.desk.getByRole('table').waitFor();
  await stage.frame.evaluate(() => document.querySelector('label[for=filter-right]')?.remove());
  expect((await stage.axe()).join()).toContain('select-name');
});

test.each([320, 640])(
  'nothing is cut off at %i pixels, as wide as a screen of twice that with text of twice the size',
  async (width) => {
    for (const page of [
      '/requests',
      '/requests/R1',
      '/requests/R1?corrections',
      '/requests/R1?erasure',
      '/customer',
      '/report',
    ]) {
      await stage.fresh(width, 800);
      if (page.endsWith('erasure')) stage.shop.answers.RequestDetails = { gdprRequest: ERASABLE };
      if (page.endsWith('corrections')) stage.shop.answers.RequestDetails = { gdprRequest: RECTIFICATION };
      await stage.open({ page, customerId: 'VXNlcjox' });
      await stage.desk.getByRole('heading', { level: 1 }).waitFor();
      await stage.desk.locator('.loading').waitFor({ state: 'detached' });
      expect(
        await stage.frame.evaluate(() => document.documentElement.scrollWidth),
        page,
      ).toBeLessThanOrEqual(width);
    }
  },
);

test('everything that is pressed is at least 24 pixels high', async () => {
  await stage.fresh();
  await stage.open({ page: '/requests/R1' });
  await heading(/Anna/);
  const heights = await stage.frame.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, input, select')].map((one) => one.offsetHeight),
  );
  expect(heights.length).toBeGreaterThan(6);
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(24);
});
