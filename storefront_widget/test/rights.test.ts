import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { error, FULL, mount, REQUEST, Shop, said, submitted } from './shop.js';

const email = page.getByLabelText('E-mail address');
let shop: Shop;

beforeEach(() => {
  shop = new Shop();
  shop.answers.PrivacyPage = { gdprPrivacyPage: FULL };
});

const CHOICES = [
  ['I want to know what you have about me', 'Get a copy of your data'],
  ['Something about me is wrong', 'Correct your data'],
  ['I no longer want advertising', 'Stop advertising'],
  ['I want to see or change what I agreed to', 'What you agreed to'],
  ['I want to take my data to another service', 'Take your data with you'],
  ['Keep my data, but leave it alone for now', 'Pause the use of your data'],
  ['I object to how you use my data', 'Object to the use of your data'],
  ['Something else', 'Something else'],
] as const;

test('the question in plain words leads to each right, and back', async () => {
  mount(shop);
  for (const [want, title] of CHOICES) {
    await userEvent.click(page.getByRole('button', { name: want }));
    await expect.element(page.getByRole('heading', { name: title, exact: true })).toHaveFocus();
    await userEvent.click(page.getByRole('button', { name: 'Back to overview' }));
    await expect.element(page.getByRole('heading', { name: 'Your data at Lindenhof Tea' })).toHaveFocus();
  }
}, 40_000);

test('only what the shop offers can be chosen', async () => {
  shop.answers.PrivacyPage = { gdprPrivacyPage: { ...FULL, rights: ['ACCESS', 'OBJECTION'] } };
  const element = mount(shop);
  await expect.element(page.getByRole('button', { name: CHOICES[0][0] })).toBeVisible();
  const names = [...(element.shadowRoot?.querySelectorAll('li strong') ?? [])].map((one) => one.textContent);
  expect(names).toEqual([CHOICES[0][0], CHOICES[6][0], CHOICES[7][0]]);
});

test('what was typed is there again after a step back, and in another language', async () => {
  const element = mount(shop);
  const want = page.getByRole('button', { name: 'Something else' });
  await userEvent.click(want);
  await userEvent.fill(page.getByLabelText('What do you want us to do?'), 'Call me.');
  await userEvent.click(page.getByRole('button', { name: 'Back to overview' }));
  await userEvent.click(want);
  await expect.element(page.getByLabelText('What do you want us to do?')).toHaveValue('Call me.');
  element.locale = 'it';
  await expect.element(page.getByLabelText('Che cosa dobbiamo fare?')).toHaveValue('Call me.');
});

test('a section that cannot be loaded can be tried again, with the focus in it', async () => {
  mount(shop, { loggedIn: true });
  shop.answers.Rectifiable = () => Response.json({ errors: [{ message: 'no' }] });
  await userEvent.click(page.getByRole('button', { name: 'Something about me is wrong' }));
  const retry = page.getByRole('button', { name: 'Try again' });
  await expect.element(retry).toBeVisible();
  shop.answers.Rectifiable = new Shop().answers.Rectifiable;
  await userEvent.click(retry);
  await expect.element(page.getByRole('heading', { name: 'Correct your data' })).toHaveFocus();
});

test('several forms on one page have fields of their own', async () => {
  const element = mount(shop, { sections: 'access portability objection' });
  await expect.element(page.getByRole('heading', { name: 'Object to the use' })).toBeVisible();
  await expect.element(page.getByRole('heading', { name: 'Take your data' })).toBeVisible();
  const ids = [...(element.shadowRoot?.querySelectorAll('[id]') ?? [])].map((one) => one.id);
  expect(new Set(ids).size).toBe(ids.length);
  // An error of the last form takes the focus there, also where the first one has errors of its own.
  await userEvent.click(page.getByRole('button', { name: 'Request my data' }));
  await userEvent.click(page.getByRole('button', { name: 'Object', exact: true }));
  await expect.element(email.last()).toHaveFocus();
  await expect.element(email.first()).toHaveAttribute('aria-invalid', 'true');
});

const FORMS = [
  ['erasure', 'ERASURE', 'Delete my data', 'Message to us'],
  ['portability', 'PORTABILITY', 'Request my files', 'Message to us'],
  ['objection', 'OBJECTION', 'Object', 'What do you object to, and why?'],
  ['other', null, 'Send', 'What do you want us to do?'],
] as const;

test.each(FORMS)('%s of a guest', async (sections, right, button, label) => {
  const element = mount(shop, { sections });
  const created = vi.fn();
  element.addEventListener('gdpr-request-created', created);
  await userEvent.fill(email, 'anna@example.com');
  await userEvent.fill(page.getByLabelText(label), 'My words');
  await userEvent.click(page.getByRole('button', { name: button, exact: true }));
  await expect.element(page.getByRole('heading', { name: 'Check your e-mail' })).toHaveFocus();
  expect(shop.asked('RequestSubmit')[0]?.variables).toEqual({
    input: { right, channel: 'default-channel', email: 'anna@example.com', text: 'My words', language: 'en' },
    language: 'en',
  });
  expect(created.mock.calls[0]?.[0].detail).toMatchObject({ right, reference: 'GDPR-7K2M-Q9XA' });
});

test.each(FORMS)('%s of an account', async (sections, right, button, label) => {
  shop.answers.RequestSubmit = submitted({ reference: REQUEST.reference, request: { ...REQUEST, right } });
  mount(shop, { sections, loggedIn: true });
  await userEvent.fill(page.getByLabelText(label), 'My words');
  await userEvent.click(page.getByRole('button', { name: button, exact: true }));
  await expect.element(page.getByRole('heading', { name: 'Thank you, we have received' })).toHaveFocus();
  expect(shop.asked('RequestSubmit')[0]?.variables.input).toMatchObject({ right, text: 'My words' });
});

test('an account opens an e-mail too before anything is deleted', async () => {
  shop.answers.RequestSubmit = submitted({ reference: REQUEST.reference, browserSecret: 'secret' });
  mount(shop, { sections: 'erasure', loggedIn: true });
  await expect.element(page.getByText('Open it to confirm that the request is yours')).toBeVisible();
  await expect.element(page.getByText('you can still call it back')).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'Delete my data' }));
  await expect.element(page.getByRole('heading', { name: 'Check your e-mail' })).toHaveFocus();
});

test.each(FORMS.slice(2))('%s needs words', async (sections, _, button, label) => {
  mount(shop, { sections, loggedIn: true });
  await userEvent.click(page.getByRole('button', { name: button, exact: true }));
  await expect.element(page.getByLabelText(label)).toHaveFocus();
  await expect.element(page.getByLabelText(label)).toHaveAccessibleDescription(/Please write something here/);
  expect(shop.asked('RequestSubmit')).toHaveLength(0);
});

test.each(FORMS)('%s: a failure loses nothing', async (sections, _, button, label) => {
  const element = mount(shop, { sections, loggedIn: true });
  await userEvent.fill(page.getByLabelText(label), 'My words');
  shop.down = true;
  await userEvent.click(page.getByRole('button', { name: button, exact: true }));
  await vi.waitFor(() => expect(said(element)).toContain('could not be reached'));
  await expect.element(page.getByLabelText(label)).toHaveValue('My words');
  await expect.element(page.getByRole('button', { name: button, exact: true })).toHaveFocus();
});

const pause = page.getByRole('button', { name: 'Request the pause' });
const claims = page.getByRole('radio', { name: /I need it for a legal claim/ });

test('a restriction says why', async () => {
  mount(shop, { sections: 'restriction' });
  await userEvent.fill(email, 'anna@example.com');
  await userEvent.click(claims);
  await userEvent.click(pause);
  await expect.element(page.getByRole('heading', { name: 'Check your e-mail' })).toBeVisible();
  expect(shop.asked('RequestSubmit')[0]?.variables.input).toMatchObject({
    right: 'RESTRICTION',
    restrictionGround: 'CLAIMS',
  });
});

test('a restriction without a reason: found, said, and the focus is in the choice', async () => {
  const element = mount(shop, { sections: 'restriction', loggedIn: true });
  await userEvent.click(pause);
  await expect.element(page.getByRole('radio').first()).toHaveFocus();
  const group = page.getByRole('radiogroup', { name: 'Why?' });
  await expect.element(group).toHaveAccessibleDescription('Please choose a reason.');
  expect(said(element)).toBe('Please choose a reason.');
  expect(shop.asked('RequestSubmit')).toHaveLength(0);
  shop.answers.RequestSubmit = submitted({ errors: [error('TOO_MANY', null, 60)] });
  await userEvent.click(claims);
  await userEvent.click(pause);
  await vi.waitFor(() => expect(said(element)).toContain('a little too often'));
  await expect.element(claims).toBeChecked();
});

test('where guests are not allowed they are asked to log in, for every right', async () => {
  shop.answers.PrivacyPage = { gdprPrivacyPage: { ...FULL, guestVisitors: false } };
  mount(shop, { sections: 'portability restriction objection other rectification' });
  await expect.element(page.getByRole('heading', { name: 'Something else' })).toBeVisible();
  await expect.element(page.getByRole('heading', { name: 'Correct your data' })).toBeVisible();
  expect(await page.getByRole('heading', { name: 'Please log in first' }).all()).toHaveLength(5);
  await expect.element(email).not.toBeInTheDocument();
});
