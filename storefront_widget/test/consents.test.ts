import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { consents, error, FULL, mount, NEWSLETTER, Shop, said } from './shop.js';

const GIVEN = { standing: 'GIVEN', since: '2026-05-03T10:00:00Z' };
const NEVER = { standing: null, since: null };
const newsletter = page.getByRole('switch', { name: 'Newsletter' });
const email = page.getByLabelText('E-mail address');
const agree = page.getByRole('button', { name: 'I agree Newsletter' });
const disagree = page.getByRole('button', { name: 'I no longer agree Newsletter' });
let shop: Shop;

beforeEach(() => {
  shop = new Shop();
  shop.answers.PrivacyPage = { gdprPrivacyPage: FULL };
  // The ledger of the shop: what is said is what is shown next.
  const now = '2026-11-25T10:00:00Z';
  shop.answers.ConsentGive = () => {
    shop.answers.Consents = consents({ standing: 'GIVEN', since: now });
    return { gdprConsentGive: { standing: 'GIVEN', message: null, errors: [] } };
  };
  shop.answers.ConsentWithdraw = () => {
    shop.answers.Consents = consents({ standing: 'WITHDRAWN', since: now });
    return { gdprConsentWithdraw: { reference: 'GDPR-7K2M-Q9XA', message: null, errors: [] } };
  };
});

const login = (more = {}) => mount(shop, { sections: 'consents', loggedIn: true, ...more });
const guest = (more = {}) => mount(shop, { sections: 'consents', ...more });

test('each purpose with its words and where the person stands', async () => {
  shop.answers.Consents = consents(GIVEN);
  login({ locale: 'en-GB' });
  await expect.element(newsletter).toHaveAttribute('aria-checked', 'true');
  await expect.element(newsletter).toHaveAccessibleDescription('You agreed on 3 May 2026.');
  await expect.element(page.getByText('Once a month, about new teas.')).toBeVisible();
  const reviews = page.getByRole('switch', { name: 'Product reviews' });
  await expect.element(reviews).toHaveAttribute('aria-checked', 'false');
  await expect.element(reviews).toHaveAccessibleDescription('You have not agreed.');
  expect(shop.asked('Consents')[0]?.variables).toEqual({ language: 'en-GB' });
});

test('one click gives: the very words that were shown', async () => {
  const element = login({ locale: 'en-GB' });
  const changed = vi.fn();
  element.addEventListener('gdpr-consent-change', changed);
  await userEvent.click(newsletter);
  await expect.element(newsletter).toHaveAttribute('aria-checked', 'true');
  await expect.element(newsletter).toHaveFocus();
  expect(shop.asked('ConsentGive').map((call) => call.variables)).toEqual([
    {
      input: {
        channel: 'default-channel',
        language: 'en-GB',
        purpose: 'newsletter',
        version: 3,
        textLanguage: 'en',
      },
    },
  ]);
  expect(said(element)).toMatch(/^You agreed on /);
  expect(changed.mock.calls[0]?.[0].detail).toEqual({ purpose: 'newsletter', standing: 'GIVEN' });
});

test('one click withdraws', async () => {
  shop.answers.Consents = consents(GIVEN);
  const element = login();
  await userEvent.click(newsletter);
  await expect.element(newsletter).toHaveAttribute('aria-checked', 'false');
  await expect.element(newsletter).toHaveFocus();
  expect(shop.asked('ConsentWithdraw').map((call) => call.variables)).toEqual([
    { input: { channel: 'default-channel', language: 'en', purpose: 'newsletter' } },
  ]);
  expect(said(element)).toMatch(/^You withdrew your consent on /);
});

test('a consent that waits for its e-mail is not shown as given', async () => {
  shop.answers.ConsentGive = { gdprConsentGive: { standing: 'PENDING', message: null, errors: [] } };
  const element = login();
  await expect.element(newsletter).toBeVisible();
  shop.answers.Consents = consents({ standing: 'PENDING', since: '2026-11-25T10:00:00Z' });
  await userEvent.click(newsletter);
  await vi.waitFor(() => expect(said(element)).toContain('please open the link in the e-mail'));
  await expect.element(newsletter).toHaveAttribute('aria-checked', 'false');
  await expect.element(newsletter).toHaveAccessibleDescription(/^Not yet valid/);
});

test('while it is saved the switch says what holds, and a second click sends nothing', async () => {
  login();
  await expect.element(newsletter).toBeVisible();
  const open = shop.hold();
  await userEvent.click(newsletter);
  await expect.element(newsletter).toHaveAttribute('aria-busy', 'true');
  await expect.element(newsletter).toHaveAttribute('aria-checked', 'false');
  await userEvent.click(newsletter);
  open();
  await expect.element(newsletter).toHaveAttribute('aria-checked', 'true');
  expect(shop.asked('ConsentGive')).toHaveLength(1);
});

test('a shop that cannot be reached changes nothing, says so, and can be tried again', async () => {
  const element = login();
  await expect.element(newsletter).toBeVisible();
  shop.down = true;
  await userEvent.click(newsletter);
  await vi.waitFor(() => expect(said(element)).toContain('could not be reached'));
  await expect.element(newsletter).toHaveAttribute('aria-checked', 'false');
  await expect.element(newsletter).toHaveFocus();
  shop.down = false;
  await userEvent.click(newsletter);
  await expect.element(newsletter).toHaveAttribute('aria-checked', 'true');
});

test('nobody agrees to words that were not on the page', async () => {
  const element = login();
  await expect.element(newsletter).toBeVisible();
  shop.answers.ConsentGive = {
    gdprConsentGive: { standing: null, message: null, errors: [error('CHANGED', 'version')] },
  };
  const known = consents(NEVER);
  Object.assign(known.gdprConsents.consents[0] as object, {
    purpose: { ...NEWSLETTER, version: 4, text: 'Every day.' },
  });
  shop.answers.Consents = known;
  await userEvent.click(newsletter);
  await expect.element(page.getByText('Every day.')).toBeVisible();
  expect(said(element)).toBe('The text has changed meanwhile. Please read it again.');
});

test('an objection to all advertising is said', async () => {
  shop.answers.Consents = consents(
    { standing: 'OBJECTED', since: '2026-05-03T10:00:00Z' },
    { objected: true },
  );
  login();
  await expect.element(page.getByText(/You objected to all advertising/)).toBeVisible();
  await expect.element(newsletter).toHaveAttribute('aria-checked', 'false');
  await expect.element(newsletter).toHaveAccessibleDescription('You objected on May 3, 2026.');
});

const said_ = (id: string, standing: string, more = {}) => ({
  id,
  purpose: 'newsletter',
  order: null,
  standing,
  at: '2026-05-03T10:00:00Z',
  ...more,
});

test('what was said about single orders, and everything that was ever said', async () => {
  shop.answers.Consents = consents(GIVEN, {
    entries: [
      said_('4', 'OBJECTED', { purpose: null }),
      said_('3', 'WITHDRAWN', { order: 'O1', at: '2026-06-04T10:00:00Z' }),
      said_('2', 'GIVEN', { order: 'O1' }),
      said_('1', 'GIVEN'),
    ],
  });
  login();
  await expect.element(page.getByRole('heading', { name: 'For single orders' })).toBeVisible();
  const orders = page.getByRole('listitem').filter({ hasText: 'June 4' });
  await expect.element(orders.first()).toHaveTextContent('Newsletter: withdrawn, June 4, 2026');
  await userEvent.click(page.getByText('Everything you said'));
  await expect.element(page.getByText('All advertising: objected')).toBeVisible();
  expect(await page.getByText('Newsletter: agreed').all()).toHaveLength(2);
});

test('a shop that asks for nothing', async () => {
  shop.answers.Consents = consents(NEVER, { consents: [] });
  login();
  await expect.element(page.getByText('There is nothing to agree to')).toBeVisible();
});

test('what cannot be loaded can be tried again', async () => {
  shop.answers.Consents = () => Response.json({ errors: [{ message: 'no' }] });
  login();
  const retry = page.getByRole('button', { name: 'Try again' });
  await expect.element(retry).toBeVisible();
  shop.answers.Consents = consents(GIVEN);
  await userEvent.click(retry);
  await expect.element(newsletter).toBeVisible();
});

test('the next person at this browser does not see what the last one agreed to', async () => {
  shop.answers.Consents = consents(GIVEN);
  const element = login();
  await expect.element(newsletter).toBeVisible();
  element.loggedIn = false;
  await expect.element(newsletter).not.toBeInTheDocument();
  await expect.element(email).toBeVisible();
  expect(element.shadowRoot?.textContent).not.toContain('You agreed');
});

test('a guest sees what is asked, not what somebody said, and is told how to', async () => {
  guest();
  await expect.element(page.getByText('Once a month, about new teas.')).toBeVisible();
  await expect.element(page.getByText(/To see what you agreed to, log in, or open the link/)).toBeVisible();
  expect(shop.asked('Consents')).toHaveLength(0);
  await expect.element(newsletter).not.toBeInTheDocument();
});

test('a guest agrees by e-mail', async () => {
  shop.answers.ConsentGive = { gdprConsentGive: { standing: 'PENDING', message: null, errors: [] } };
  const element = guest();
  await userEvent.fill(email, 'anna@example.com');
  await userEvent.click(agree);
  await vi.waitFor(() =>
    expect(said(element)).toBe('We have sent an e-mail to this address. Open it to agree.'),
  );
  await expect.element(agree).toHaveFocus();
  expect(shop.asked('ConsentGive')[0]?.variables).toMatchObject({
    input: { email: 'anna@example.com', purpose: 'newsletter' },
  });
});

test('a guest withdraws advertising with a typed address, with the same answer for every address', async () => {
  const element = guest();
  await userEvent.fill(email, 'anna@example.com');
  await userEvent.click(disagree);
  await vi.waitFor(() => expect(said(element)).toBe('Done. We have also sent an e-mail to this address.'));
  expect(shop.asked('ConsentWithdraw')[0]?.variables).toEqual({
    input: { channel: 'default-channel', email: 'anna@example.com', language: 'en', purpose: 'newsletter' },
  });
});

test('what a stranger could take from a person needs a proof', async () => {
  guest();
  await expect.element(page.getByRole('button', { name: 'I agree Product reviews' })).toBeVisible();
  await expect
    .element(page.getByRole('button', { name: 'I no longer agree Product reviews' }))
    .not.toBeInTheDocument();
  await expect.element(page.getByText(/^To withdraw this, log in, or open the link/)).toBeVisible();
});

test('an address that is none is found before the shop is asked; the typed one outlasts a failure', async () => {
  guest();
  await userEvent.fill(email, 'anna');
  await userEvent.click(disagree);
  await expect.element(email).toHaveFocus();
  await expect.element(email).toHaveAccessibleDescription(/Please enter an e-mail address/);
  expect(shop.asked('ConsentWithdraw')).toHaveLength(0);
  await userEvent.fill(email, 'anna@example.com');
  shop.down = true;
  await userEvent.click(disagree);
  await expect.element(page.getByText('The shop could not be reached').last()).toBeVisible();
  await expect.element(email).toHaveValue('anna@example.com');
  await expect.element(disagree).toHaveFocus();
});

test('where guests are not allowed advertising can be withdrawn all the same', async () => {
  shop.answers.PrivacyPage = { gdprPrivacyPage: { ...FULL, guestVisitors: false } };
  guest();
  await expect.element(disagree).toBeVisible();
  await expect.element(agree).not.toBeInTheDocument();
});

test('a login without a confirmed address needs no typing, and sees nothing of the ledger', async () => {
  shop.answers.Consents = { gdprConsents: null };
  login();
  await expect.element(page.getByText(/your account is not confirmed yet/)).toBeVisible();
  await expect.element(email).not.toBeInTheDocument();
  await userEvent.click(agree);
  await vi.waitFor(() => expect(shop.asked('ConsentGive')).toHaveLength(1));
  expect(shop.asked('ConsentGive')[0]?.variables.input).not.toHaveProperty('email');
});

test('the token of a mail shows a guest where they stand, and changes it with one click', async () => {
  shop.answers.Consents = consents(GIVEN);
  history.replaceState(null, '', '#gdpr-status=T1');
  mount(shop);
  await userEvent.click(page.getByRole('button', { name: 'See what I agreed to' }));
  await expect.element(page.getByRole('heading', { name: 'What you agreed to' })).toHaveFocus();
  expect(shop.asked('Consents')[0]?.variables).toEqual({ statusToken: 'T1', language: 'en' });
  await userEvent.click(newsletter);
  await vi.waitFor(() => expect(shop.asked('ConsentWithdraw')).toHaveLength(1));
  expect(shop.asked('ConsentWithdraw')[0]?.variables).toMatchObject({ input: { statusToken: 'T1' } });
});

/** Does what it is told and counts: fields that are filled, things that are pressed. */
class Person {
  fields = 0;
  presses = 0;

  fill = async (what: Parameters<typeof userEvent.fill>[0], text: string) => {
    this.fields += 1;
    await userEvent.fill(what, text);
  };

  press = async (what: Parameters<typeof userEvent.click>[0]) => {
    this.presses += 1;
    await userEvent.click(what);
  };
}

test('withdrawing takes no more steps and fields than giving, for an account', async () => {
  login();
  const giving = new Person();
  await expect.element(newsletter).toBeVisible();
  await giving.press(newsletter);
  await expect.element(newsletter).toHaveAttribute('aria-checked', 'true');
  const withdrawing = new Person();
  await withdrawing.press(newsletter);
  await expect.element(newsletter).toHaveAttribute('aria-checked', 'false');
  expect(shop.asked('ConsentWithdraw')).toHaveLength(1);
  expect(giving).toMatchObject({ fields: 0, presses: 1 });
  expect(withdrawing.fields).toBeLessThanOrEqual(giving.fields);
  expect(withdrawing.presses).toBeLessThanOrEqual(giving.presses);
  // No second question, no dialog.
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
});

test('withdrawing takes no more steps and fields than giving, for a guest', async () => {
  const element = guest();
  await expect.element(email).toBeVisible();
  const giving = new Person();
  await giving.fill(email, 'anna@example.com');
  await giving.press(agree);
  await vi.waitFor(() => expect(said(element)).toContain('Open it to agree.'));
  // It does not hold before the link of the e-mail was opened and pressed.
  history.replaceState(null, '', '#gdpr-consent=T1');
  dispatchEvent(new HashChangeEvent('hashchange'));
  await giving.press(page.getByRole('button', { name: 'Yes, I agree' }));
  await expect.element(page.getByRole('heading', { name: 'Your consent is noted' })).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'Back to overview' }));

  const withdrawing = new Person();
  await withdrawing.fill(email, 'anna@example.com');
  await withdrawing.press(disagree);
  await vi.waitFor(() => expect(said(element)).toContain('Done.'));
  expect(shop.asked('ConsentWithdraw')).toHaveLength(1);
  expect(giving).toMatchObject({ fields: 1, presses: 2 });
  expect(withdrawing.fields).toBeLessThanOrEqual(giving.fields);
  expect(withdrawing.presses).toBeLessThanOrEqual(giving.presses);
});

test('giving and withdrawing have the same weight on the page', async () => {
  guest();
  await expect.element(agree).toBeVisible();
  const look = (element: Element) => {
    const { color, backgroundColor, borderColor, fontSize, fontWeight, blockSize } =
      getComputedStyle(element);
    return { color, backgroundColor, borderColor, fontSize, fontWeight, blockSize };
  };
  await userEvent.hover(page.getByRole('heading', { name: 'Your data' }));
  expect(look(disagree.element())).toEqual(look(agree.element()));
});
