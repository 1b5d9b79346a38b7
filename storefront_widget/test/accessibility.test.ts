import axe from 'axe-core';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import {
  error,
  list,
  mount,
  PAGE,
  READY,
  REQUEST,
  type SaleorPrivacy,
  Shop,
  submitted,
  ticket,
} from './shop.js';

type State = (shop: Shop) => Promise<unknown> | unknown;

const shown = (text: string | RegExp) => expect.element(page.getByText(text).last()).toBeVisible();
const press = (name: string) => userEvent.click(page.getByRole('button', { name }));
const link = (fragment: string) => history.replaceState(null, '', fragment);
const login = { loggedIn: true };

async function guest(shop: Shop, address = 'anna@example.com') {
  mount(shop);
  await userEvent.fill(page.getByLabelText('E-mail address'), address);
  await press('Request my data');
}

const STATES: Record<string, State> = {
  loading: async (shop) => {
    shop.hold();
    mount(shop);
    await shown('Loading …');
  },
  unreachable: async (shop) => {
    shop.down = true;
    mount(shop);
    await shown('No connection');
  },
  inactive: async (shop) => {
    shop.answers.PrivacyPage = { gdprPrivacyPage: null };
    mount(shop);
    await shown('Not available right now');
  },
  'guest form': async (shop) => {
    mount(shop);
    await shown('Get a copy of your data');
  },
  'guest form with errors': async (shop) => {
    await guest(shop, 'anna');
    await shown(/Please enter an e-mail address/);
  },
  'guest form, too many': async (shop) => {
    shop.answers.RequestSubmit = submitted({ errors: [error('TOO_MANY', null, 60)] });
    await guest(shop);
    await shown(/a little too often/);
  },
  'guest form, busy': async (shop) => {
    mount(shop);
    await userEvent.fill(page.getByLabelText('E-mail address'), 'anna@example.com');
    shop.hold();
    await press('Request my data');
  },
  'guests not allowed': async (shop) => {
    shop.answers.PrivacyPage = { gdprPrivacyPage: { ...PAGE, guestVisitors: false } };
    mount(shop);
    await shown('Please log in first');
  },
  'check your e-mail': async (shop) => {
    await guest(shop);
    await shown('Check your e-mail');
  },
  'wrong code': async (shop) => {
    await guest(shop);
    await press('Confirm');
    await shown(/Please enter the 6 digits/);
  },
  confirm: async (shop) => {
    link('#gdpr-verify=T');
    mount(shop);
    await shown('Is this request yours?');
  },
  confirmed: async (shop) => {
    link('#gdpr-verify=T');
    mount(shop);
    await press('Yes, this was me');
    await shown('Thank you, your request is confirmed.');
  },
  disowned: async (shop) => {
    link('#gdpr-verify=T');
    mount(shop);
    await press('This was not me');
    await shown(/nobody gets your data/);
  },
  'link of the past': async (shop) => {
    shop.answers.Request = { gdprRequest: null };
    link('#gdpr-status=T');
    mount(shop);
    await shown('This link no longer works');
  },
  status: async (shop) => {
    shop.answers.Request = { gdprRequest: READY };
    link('#gdpr-status=T');
    mount(shop);
    await shown('Your data is ready to download.');
  },
  download: async (shop) => {
    link('#gdpr-download=T&gdpr-status=S');
    mount(shop);
    await shown('Your file is ready');
  },
  'download used': async (shop) => {
    shop.answers.DownloadTicket = ticket({ errors: [error('TOKEN_USED')] });
    link('#gdpr-download=T&gdpr-status=S');
    mount(shop);
    await press('Download');
    await shown('This link has been used or has expired.');
  },
  'no requests': async (shop) => {
    mount(shop, login);
    await shown('You have made no request yet.');
  },
  requests: async (shop) => {
    shop.answers.MyRequests = list(REQUEST, READY, {
      ...REQUEST,
      id: 'R3',
      reference: 'GDPR-0000-0003',
      state: 'CANCELLED',
    });
    mount(shop, login);
    await userEvent.click(page.getByText('History').first());
  },
  dialog: async (shop) => {
    shop.answers.MyRequests = list(REQUEST);
    mount(shop, login);
    await press('Cancel request');
    await shown('Cancel this request?');
  },
  'right to left': async (shop) => {
    document.documentElement.dir = 'rtl';
    shop.answers.MyRequests = list(READY);
    mount(shop, login);
    await shown('Your data is ready to download.');
    document.documentElement.dir = '';
  },
};

const PAGES = {
  light: 'color-scheme: light; background: #fff; color: #222',
  dark: 'color-scheme: dark; background: #14171a; color: #e8e8e8',
};

for (const [look, style] of Object.entries(PAGES)) {
  test.each(Object.entries(STATES))(`${look}: %s`, async (_, arrange) => {
    document.documentElement.style.cssText = style;
    await arrange(new Shop());
    await (document.querySelector('saleor-privacy') as SaleorPrivacy).updateComplete;
    const { violations } = await axe.run(document.querySelector('saleor-privacy') as Element);
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual(
      [],
    );
  });
}

test('axe looks into the element: a broken one is found', async () => {
  const shop = new Shop();
  const element = mount(shop);
  await shown('Get a copy of your data');
  element.shadowRoot?.querySelector('label')?.remove();
  const { violations } = await axe.run(element);
  expect(violations.map(({ id }) => id)).toContain('label');
});

test.each([320, 360, 1200])('nothing is cut off at %i pixels', async (width) => {
  const shop = new Shop();
  shop.answers.MyRequests = list(REQUEST, READY);
  await page.viewport(width, 800);
  mount(shop, { ...login, locale: 'de' });
  await shown('Ihre Anfragen');
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  await page.viewport(900, 900);
});

test('everything that is pressed is at least 24 pixels high', async () => {
  const shop = new Shop();
  shop.answers.MyRequests = list(REQUEST, READY);
  const element = mount(shop, login);
  await shown('Your requests');
  await shown('Get a copy of your data');
  const controls = [
    ...(element.shadowRoot?.querySelectorAll<HTMLElement>('button, summary, textarea') ?? []),
  ];
  const visible = controls.filter((one) => one.checkVisibility());
  expect(visible.length).toBeGreaterThan(4);
  for (const one of visible) expect(one.offsetHeight, one.textContent ?? '').toBeGreaterThanOrEqual(24);
});
