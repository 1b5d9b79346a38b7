import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { consents, error, FULL, mount, Shop, said } from './shop.js';

const stop = page.getByRole('button', { name: 'Stop advertising' });
const email = page.getByLabelText('E-mail address');
let shop: Shop;

beforeEach(() => {
  shop = new Shop();
  shop.answers.PrivacyPage = { gdprPrivacyPage: FULL };
});

test('a guest types an address, without any proof, and gets the one answer', async () => {
  const element = mount(shop, { sections: 'marketing', locale: 'en-GB' });
  const changed = vi.fn();
  element.addEventListener('gdpr-consent-change', changed);
  await userEvent.fill(email, 'anna@example.com');
  await userEvent.click(stop);
  await vi.waitFor(() => expect(said(element)).toBe('Done. We have also sent an e-mail to this address.'));
  await expect.element(page.getByText('Done. We have also sent').last()).toBeVisible();
  await expect.element(stop).toHaveFocus();
  expect(shop.asked('MarketingObject').map((call) => call.variables)).toEqual([
    { input: { channel: 'default-channel', email: 'anna@example.com', language: 'en-GB' } },
  ]);
  expect(changed.mock.calls[0]?.[0].detail).toEqual({ purpose: null, standing: 'OBJECTED' });
  expect(shop.asked('Consents')).toHaveLength(0);
});

test('who is logged in stops it with one click', async () => {
  mount(shop, { sections: 'marketing', loggedIn: true });
  await expect.element(stop).toBeVisible();
  await expect.element(email).not.toBeInTheDocument();
  await userEvent.click(stop);
  await expect.element(page.getByText('Done. You get no advertising from us any more.').last()).toBeVisible();
  await expect.element(page.getByRole('heading', { name: 'Stop advertising' })).toHaveFocus();
  expect(shop.asked('MarketingObject')[0]?.variables).toEqual({
    input: { channel: 'default-channel', language: 'en' },
  });
});

test('who has objected already is told so', async () => {
  shop.answers.Consents = consents({ standing: null, since: null }, { objected: true });
  mount(shop, { sections: 'marketing', loggedIn: true });
  await expect.element(page.getByText('You get no advertising from us: you objected to it.')).toBeVisible();
  await expect.element(stop).not.toBeInTheDocument();
});

test('it can be stopped also where nobody can tell what holds', async () => {
  shop.answers.Consents = () => Response.json({ errors: [{ message: 'no' }] });
  mount(shop, { sections: 'marketing', loggedIn: true });
  await userEvent.click(stop);
  await expect.element(page.getByText('Done. You get no advertising from us any more.').last()).toBeVisible();
});

test('guests may stop it where they may ask for nothing else', async () => {
  shop.answers.PrivacyPage = { gdprPrivacyPage: { ...FULL, guestVisitors: false } };
  mount(shop, { sections: 'marketing' });
  await userEvent.fill(email, 'anna@example.com');
  await userEvent.click(stop);
  await vi.waitFor(() => expect(shop.asked('MarketingObject')).toHaveLength(1));
});

test('an address that is none is found before the shop is asked', async () => {
  mount(shop, { sections: 'marketing' });
  await userEvent.fill(email, 'anna');
  await userEvent.click(stop);
  await expect.element(email).toHaveFocus();
  await expect.element(email).toHaveAccessibleDescription(/Please enter an e-mail address/);
  expect(shop.asked('MarketingObject')).toHaveLength(0);
});

test('a login that has ended: the field appears', async () => {
  mount(shop, { sections: 'marketing', loggedIn: true });
  await expect.element(stop).toBeVisible();
  shop.answers.MarketingObject = {
    gdprMarketingObject: { reference: null, message: null, errors: [error('REQUIRED', 'email')] },
  };
  await userEvent.click(stop);
  await expect.element(email).toHaveFocus();
});

test('a failure is said, loses nothing, and a second click meanwhile sends nothing', async () => {
  const element = mount(shop, { sections: 'marketing' });
  await userEvent.fill(email, 'anna@example.com');
  const open = shop.hold();
  await userEvent.click(stop);
  await expect.element(stop).toHaveAttribute('aria-busy', 'true');
  await userEvent.click(stop);
  shop.down = true;
  open();
  await vi.waitFor(() => expect(said(element)).toContain('could not be reached'));
  await expect.element(email).toHaveValue('anna@example.com');
  await expect.element(stop).toHaveFocus();
  expect(shop.asked('MarketingObject')).toHaveLength(1);
});

const QUESTIONS = [
  [
    'consent',
    'Do you agree?',
    'Yes, I agree',
    'ConsentConfirm',
    'gdprConsentConfirm',
    'Your consent is noted.',
  ],
  [
    'undo',
    'Take it back?',
    'Take it back',
    'MarketingObjectionUndo',
    'gdprMarketingObjectionUndo',
    'as it was',
  ],
  [
    'email',
    'Is the new e-mail address right?',
    'Yes, I agree',
    'EmailChangeConfirm',
    'gdprEmailChangeConfirm',
    'once both mailboxes have agreed',
  ],
] as const;

test.each(QUESTIONS)(
  '#gdpr-%s asks, and only a click answers',
  async (kind, title, yes, operation, _, done) => {
    history.replaceState(null, '', `#gdpr-${kind}=T1`);
    mount(shop);
    expect(location.hash).toBe('');
    await expect.element(page.getByRole('heading', { name: title })).toHaveFocus();
    await new Promise((wait) => setTimeout(wait, 200));
    expect(shop.calls.map((call) => call.operation)).toEqual(['PrivacyPage']);
    await userEvent.click(page.getByRole('button', { name: yes }));
    await expect.element(page.getByRole('heading', { name: done })).toHaveFocus();
    expect(shop.asked(operation).map((call) => call.variables)).toEqual([
      { token: 'T1', ...(kind === 'email' && { accept: true }) },
    ]);
    expect(shop.calls.map((call) => call.hash)).toEqual(shop.calls.map(() => ''));
    await userEvent.click(page.getByRole('button', { name: 'Back to overview' }));
    await expect.element(page.getByRole('heading', { name: 'What would you like to do?' })).toBeVisible();
  },
);

test.each(QUESTIONS)('#gdpr-%s of the past is said in words', async (kind, _, yes, operation, field) => {
  history.replaceState(null, '', `#gdpr-${kind}=T1`);
  shop.answers[operation] = { [field]: { message: null, errors: [error('TOKEN_USED', 'token')] } };
  const element = mount(shop);
  const button = page.getByRole('button', { name: yes });
  await userEvent.click(button);
  await vi.waitFor(() => expect(said(element)).toBe('This link has been used or has expired.'));
  await expect.element(button).toHaveFocus();
});

test.each([
  ['consent', 'Yes, I agree', 'ConsentConfirm', 'gdprConsentConfirm', 'You said no after this e-mail'],
  ['email', 'Yes, I agree', 'EmailChangeConfirm', 'gdprEmailChangeConfirm', 'the request is closed'],
])('#gdpr-%s that came too late', async (kind, yes, operation, field, words) => {
  history.replaceState(null, '', `#gdpr-${kind}=T1`);
  shop.answers[operation] = { [field]: { message: null, errors: [error('STATE', 'token')] } };
  const element = mount(shop);
  await userEvent.click(page.getByRole('button', { name: yes }));
  await vi.waitFor(() => expect(said(element)).toContain(words));
});

test('what was agreed to by the link is named', async () => {
  history.replaceState(null, '', '#gdpr-consent=T1');
  mount(shop);
  await userEvent.click(page.getByRole('button', { name: 'Yes, I agree' }));
  await expect.element(page.getByText('Newsletter')).toBeVisible();
});

test('a mailbox may say no to a new e-mail address', async () => {
  history.replaceState(null, '', '#gdpr-email=T1');
  mount(shop);
  await userEvent.click(page.getByRole('button', { name: 'No, do not change it' }));
  await expect.element(page.getByRole('heading', { name: 'Nothing is changed.' })).toHaveFocus();
  expect(shop.asked('EmailChangeConfirm')[0]?.variables).toEqual({ token: 'T1', accept: false });
});
