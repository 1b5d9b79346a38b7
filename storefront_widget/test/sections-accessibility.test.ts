import axe from 'axe-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import {
  consents,
  error,
  FULL,
  list,
  mount,
  READY,
  REQUEST,
  type SaleorPrivacy,
  Shop,
  submitted,
} from './shop.js';

const shown = (text: string | RegExp) => expect.element(page.getByText(text).last()).toBeVisible();
const press = (name: string | RegExp) => userEvent.click(page.getByRole('button', { name, exact: true }));
const link = (fragment: string) => history.replaceState(null, '', fragment);
const since = '2026-05-03T10:00:00Z';
const line = { purpose: 'newsletter', order: null, standing: 'GIVEN', at: since };

const STATES: Record<string, (shop: Shop) => Promise<unknown>> = {
  'the question': async (shop) => {
    shop.answers.MyRequests = list({ ...REQUEST, state: 'WAITING' }, READY);
    mount(shop, { loggedIn: true });
    await shown('What would you like to do?');
    await shown('Read and answer our question');
  },
  'consents of an account': async (shop) => {
    shop.answers.Consents = consents(
      { standing: 'GIVEN', since },
      {
        objected: true,
        entries: [
          { ...line, id: '2', order: 'O1' },
          { ...line, id: '1' },
        ],
      },
    );
    mount(shop, { sections: 'consents', loggedIn: true });
    await userEvent.click(page.getByText('Everything you said'));
    await shown('Newsletter: agreed');
  },
  'consents, busy': async (shop) => {
    mount(shop, { sections: 'consents', loggedIn: true });
    const newsletter = page.getByRole('switch', { name: 'Newsletter' });
    await expect.element(newsletter).toBeVisible();
    shop.hold();
    await userEvent.click(newsletter);
  },
  'consents of a guest': async (shop) => {
    mount(shop, { sections: 'consents' });
    await press('I agree Newsletter');
    await shown(/Please enter an e-mail address/);
    await userEvent.fill(page.getByLabelText('E-mail address'), 'anna@example.com');
    await press('I agree Newsletter');
    await shown('We have sent an e-mail to this address. Open it to agree.');
  },
  'advertising stopped': async (shop) => {
    mount(shop, { sections: 'marketing', loggedIn: true });
    await press('Stop advertising');
    await shown('Done. You get no advertising from us any more.');
  },
  'advertising, refused': async (shop) => {
    shop.answers.MarketingObject = {
      gdprMarketingObject: { reference: null, message: null, errors: [error('TOO_MANY', null, 60)] },
    };
    mount(shop, { sections: 'marketing' });
    await userEvent.fill(page.getByLabelText('E-mail address'), 'anna@example.com');
    await press('Stop advertising');
    await shown(/a little too often/);
  },
  'corrections, with errors': async (shop) => {
    shop.answers.RequestSubmit = submitted({
      errors: [
        error('INVALID', 'changes.0.value'),
        error('INVALID', 'changes.1.postalCode'),
        error('UNAVAILABLE'),
      ],
    });
    mount(shop, { sections: 'rectification', loggedIn: true });
    await press(/^Change: E-mail/);
    await userEvent.fill(page.getByLabelText('New', { exact: true }), 'ann@example.com');
    await userEvent.click(page.getByText('Order 1042', { exact: true }));
    await press(/^Change: Billing address of order/);
    await userEvent.fill(page.getByLabelText('City'), 'Köln');
    await press('Correct my data');
    await shown('server says UNAVAILABLE');
  },
  'corrected at once': async (shop) => {
    shop.answers.RequestSubmit = submitted({ request: { ...REQUEST, state: 'FULFILLED' } });
    mount(shop, { sections: 'rectification', loggedIn: true });
    await press(/^Change: First name/);
    await userEvent.fill(page.getByLabelText('New', { exact: true }), 'Ann');
    await press('Correct my data');
    await shown('Your data is corrected.');
  },
  'corrections of a guest': async (shop) => {
    mount(shop, { sections: 'rectification' });
    await shown('What is wrong, and what is right?');
  },
  'restriction, with errors': async (shop) => {
    mount(shop, { sections: 'restriction' });
    await press('Request the pause');
    await shown('Please choose a reason.');
  },
  'all forms on one page': async (shop) => {
    mount(shop, { sections: 'portability objection other', loggedIn: true });
    await shown('What do you want us to do?');
    await shown('Request my files');
  },
  'a question behind a link': async (shop) => {
    link('#gdpr-email=T');
    mount(shop);
    await shown('No, do not change it');
  },
  'an answered question': async (shop) => {
    link('#gdpr-consent=T');
    mount(shop);
    await press('Yes, I agree');
    await shown('Thank you. Your consent is noted.');
  },
  'a request in full': async (shop) => {
    const correction = { id: 'C1', field: 'first_name', label: 'First name', verdict: 'OPEN' };
    shop.answers.Request = {
      gdprRequest: {
        ...REQUEST,
        state: 'WAITING',
        groundText: 'A ground.',
        explanation: 'An explanation.',
        corrections: [{ ...correction, asked: [{ name: 'first_name', value: 'Ann' }], already: false }],
        thread: [{ kind: 'QUESTION', text: 'Which order?', at: since, answeredOn: null }],
      },
    };
    link('#gdpr-status=T');
    mount(shop);
    await shown('Being checked');
    await press('Send the answer');
    await shown('Please write something here.');
  },
};

const root = document.documentElement;
const LOOKS: Record<string, () => unknown> = {
  light: () => {
    root.style.cssText = 'color-scheme: light; background: #fff; color: #222';
  },
  dark: () => {
    root.style.cssText = 'color-scheme: dark; background: #14171a; color: #e8e8e8';
  },
  'right to left': () => {
    root.dir = 'rtl';
  },
  '320 pixels': () => page.viewport(320, 800),
  'text at 200 %': () => {
    root.style.fontSize = '200%';
  },
};

let shop: Shop;

beforeEach(() => {
  shop = new Shop();
  shop.answers.PrivacyPage = { gdprPrivacyPage: FULL };
});

afterEach(async () => {
  root.removeAttribute('dir');
  await page.viewport(900, 900);
});

for (const [look, dress] of Object.entries(LOOKS)) {
  test.each(Object.entries(STATES))(`${look}: %s`, async (_, arrange) => {
    await dress();
    await arrange(shop);
    const element = document.querySelector('saleor-privacy') as SaleorPrivacy;
    await element.updateComplete;
    const { violations } = await axe.run(element);
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual(
      [],
    );
    // Nothing is cut off or has to be scrolled sideways.
    expect(root.scrollWidth).toBeLessThanOrEqual(root.clientWidth);
  });
}

test('everything that is pressed is at least 24 pixels high', async () => {
  for (const state of ['consents of an account', 'corrections, with errors', 'restriction, with errors']) {
    await STATES[state]?.(shop);
    const found = document.querySelector('saleor-privacy')?.shadowRoot;
    const pressed = [
      ...(found?.querySelectorAll<HTMLElement>('button, summary, select, input, .tick') ?? []),
    ];
    const visible = pressed.filter((one) => one.checkVisibility() && !one.closest('.tick > input'));
    expect(visible.length).toBeGreaterThan(2);
    for (const one of visible) expect(one.offsetHeight, one.outerHTML).toBeGreaterThanOrEqual(24);
    document.body.replaceChildren();
  }
});
