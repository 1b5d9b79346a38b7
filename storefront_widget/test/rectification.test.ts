import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ADDRESS, error, FULL, focused, mount, REQUEST, ROWS, row, Shop, said, submitted } from './shop.js';

const submit = page.getByRole('button', { name: 'Correct my data' });
const change = (label: string) => page.getByRole('button', { name: new RegExp(`^Change: ${label}`) });
const group = (label: string) => page.getByRole('group', { name: label });
const value = (label: string, field = 'New') => group(label).getByLabelText(field, { exact: true });
const stop = page.getByRole('checkbox', { name: 'Please do not use this data until it is corrected.' });
const text = page.getByLabelText(/^Anything else that is wrong/);
let shop: Shop;

beforeEach(() => {
  shop = new Shop();
  shop.answers.PrivacyPage = { gdprPrivacyPage: FULL };
});

const login = (more = {}) => mount(shop, { sections: 'rectification', loggedIn: true, ...more });
const sent = () => shop.asked('RequestSubmit')[0]?.variables.input as { changes: unknown[] };

/** The shop corrects at once. */
function corrects(...rows: unknown[]) {
  shop.answers.RequestSubmit = () => {
    shop.answers.Rectifiable = { gdprRectifiable: rows };
    return submitted({ request: { ...REQUEST, right: 'RECTIFICATION', state: 'FULFILLED' } });
  };
}

test('what is there now, by field, with countries and languages by name', async () => {
  login();
  await expect.element(change('First name, Anna')).toBeVisible();
  await expect.element(change('Language, German')).toBeVisible();
  await expect
    .element(page.getByText('Anna Example, Lindenallee 12, 53173, Bonn, Germany, +49228123456').first())
    .toBeVisible();
  expect(shop.asked('Rectifiable')[0]?.variables).toEqual({ language: 'en' });
  // The phone number is changed with its address.
  await expect.element(change('Phone')).not.toBeInTheDocument();
});

test('old beside new; what may be changed at once is, and the result is shown at once', async () => {
  corrects(row('first_name', 'First name', 'Ann'));
  const element = login();
  await userEvent.click(change('First name'));
  await expect.element(value('First name')).toHaveFocus();
  await expect.element(group('First name').getByText('Until now:')).toBeVisible();
  await expect.element(group('First name').getByText('Changed at once.')).toBeVisible();
  await userEvent.fill(value('First name'), 'Ann');
  await userEvent.click(submit);
  await expect.element(page.getByRole('heading', { name: 'Your data is corrected.' })).toHaveFocus();
  expect(said(element)).toBe('Your data is corrected.');
  const result = element.shadowRoot?.querySelector('.notice.good dl');
  expect(result?.querySelector('del')?.textContent).toContain('Anna');
  expect(result?.querySelector('ins')?.textContent).toMatch(/Ann$/);
  expect(sent()).toEqual({
    right: 'RECTIFICATION',
    channel: 'default-channel',
    text: '',
    language: 'en',
    stopUsing: false,
    changes: [{ field: 'first_name', key: null, of: null, value: 'Ann' }],
  });
  await expect.element(change('First name, Ann')).toBeVisible();
});

test('an entry that is another one after the correction is told all the same, in the words that were typed', async () => {
  const moved = ADDRESS.map((part) => (part.name === 'city' ? { ...part, value: 'Köln' } : part));
  corrects(row('address', 'Entry in the address book', '', { needs: 'address', of: 'QTI=', current: moved }));
  const element = login();
  await userEvent.click(page.getByText('Address book', { exact: true }));
  await userEvent.click(change('Entry in the address book'));
  await userEvent.fill(value('Entry in the address book', 'City'), 'Köln');
  await userEvent.click(submit);
  await expect.element(page.getByRole('heading', { name: 'Your data is corrected.' })).toHaveFocus();
  const result = element.shadowRoot?.querySelector('.notice.good dl');
  expect(result?.querySelector('del')?.textContent).toContain('Lindenallee 12, 53173, Bonn, Germany');
  expect(result?.querySelector('ins')?.textContent).toContain('Lindenallee 12, 53173, Köln, Germany');
});

test('what was corrected is told also when it cannot be read again', async () => {
  const element = login();
  await userEvent.click(change('First name'));
  await userEvent.fill(value('First name'), 'Ann');
  shop.answers.RequestSubmit = () => {
    shop.answers.Rectifiable = new Response('', { status: 502 });
    return submitted({ request: { ...REQUEST, right: 'RECTIFICATION', state: 'FULFILLED' } });
  };
  await userEvent.click(submit);
  await expect.element(page.getByRole('heading', { name: 'Your data is corrected.' })).toHaveFocus();
  expect(element.shadowRoot?.querySelector('ins')?.textContent).toMatch(/Ann$/);
});

test('what somebody has to check becomes a request that can be followed', async () => {
  const asked = { ...REQUEST, right: 'RECTIFICATION' as const, rightText: 'Correction of my data' };
  shop.answers.RequestSubmit = submitted({ request: asked });
  shop.answers.Request = {
    gdprRequest: {
      ...asked,
      stopUsing: true,
      corrections: [
        {
          id: 'C1',
          field: 'order_billing_address',
          label: 'Billing address of order 1042',
          asked: [
            { name: 'city', value: 'Köln' },
            { name: 'city_area', value: '' },
          ],
          verdict: 'OPEN',
          appliedAt: null,
          already: false,
          groundText: null,
          explanation: null,
          oldMailboxAt: null,
          newMailboxAt: null,
        },
      ],
    },
  };
  login();
  await userEvent.click(page.getByText('Order 1042', { exact: true }));
  await userEvent.click(change('Billing address of order 1042'));
  const order = 'Billing address of order 1042';
  await expect.element(group(order).getByText('There is an invoice for this order.')).toBeVisible();
  await expect.element(group(order).getByText('We check it first.')).toBeVisible();
  await userEvent.fill(value(order, 'City'), 'Köln');
  await userEvent.click(stop);
  await userEvent.click(submit);
  await expect.element(page.getByRole('heading', { name: 'Thank you, we have received' })).toHaveFocus();
  expect(sent()).toMatchObject({
    stopUsing: true,
    changes: [
      {
        field: 'order_billing_address',
        of: 'TzE=',
        address: { firstName: 'Anna', streetAddress1: 'Lindenallee 12', city: 'Köln', country: 'DE' },
      },
    ],
  });
  await expect.element(page.getByText('Köln')).toBeVisible();
  await expect.element(page.getByText('Being checked')).toBeVisible();
  await expect.element(page.getByText('Not to be used until it is corrected.')).toBeVisible();
});

test('a new e-mail address, also in open orders; both mailboxes are asked', async () => {
  shop.answers.RequestSubmit = submitted({ request: { ...REQUEST, right: 'RECTIFICATION' } });
  login();
  await userEvent.click(change('E-mail address'));
  const email = value('E-mail address');
  await expect.element(email).toHaveAccessibleDescription(/We write to the old and the new address/);
  await expect.element(email).toHaveAttribute('autocomplete', 'email');
  await userEvent.fill(email, 'ann@example.com');
  await userEvent.click(page.getByRole('checkbox', { name: 'Also in orders that are still open' }));
  await userEvent.click(submit);
  await vi.waitFor(() => expect(shop.asked('RequestSubmit')).toHaveLength(1));
  expect(sent().changes).toEqual([
    { field: 'email', key: null, of: null, value: 'ann@example.com', orders: true },
  ]);
});

test('the usual address is an entry of the address book, or a new one', async () => {
  corrects(...ROWS);
  login();
  const usual = 'Usual billing address';
  await userEvent.click(change(usual));
  const entry = value(usual, 'Entry in the address book');
  await expect.element(entry).toHaveFocus();
  await expect.element(value(usual, 'City')).not.toBeInTheDocument();
  await userEvent.selectOptions(entry, 'A new address');
  await userEvent.fill(value(usual, 'City'), 'Köln');
  await userEvent.selectOptions(value(usual, 'Country'), 'Austria');
  await userEvent.click(submit);
  await vi.waitFor(() => expect(shop.asked('RequestSubmit')).toHaveLength(1));
  expect(sent().changes).toMatchObject([
    { field: 'default_billing_address', of: null, address: { city: 'Köln', country: 'AT' } },
  ]);
  await userEvent.click(change(usual));
  await userEvent.click(submit);
  await vi.waitFor(() => expect(shop.asked('RequestSubmit')).toHaveLength(2));
  expect(shop.asked('RequestSubmit')[1]?.variables.input).toMatchObject({
    changes: [{ field: 'default_billing_address', of: 'QTE=' }],
  });
});

test('an error of the shop stands at its field, and everything typed stays', async () => {
  shop.answers.RequestSubmit = submitted({
    errors: [error('INVALID', 'changes.1.postalCode'), error('REQUIRED', 'changes.0.value')],
  });
  login();
  await userEvent.click(change('First name'));
  await userEvent.fill(value('First name'), 'Ann');
  await userEvent.click(page.getByText('Address book', { exact: true }));
  const entry = 'Entry in the address book';
  await userEvent.click(change(entry));
  await userEvent.fill(value(entry, 'Postal code'), 'x');
  await userEvent.click(submit);
  await expect.element(value('First name')).toHaveFocus();
  await expect.element(value('First name')).toHaveAccessibleDescription('server says REQUIRED');
  await expect.element(value(entry, 'Postal code')).toHaveAccessibleDescription('server says INVALID');
  await expect.element(value(entry, 'Postal code')).toHaveValue('x');
  await expect.element(value(entry, 'City')).toHaveAttribute('aria-invalid', 'false');
  await expect.element(value('First name')).toHaveValue('Ann');
});

test('an error about what the form does not show is said above the button', async () => {
  shop.answers.RequestSubmit = submitted({ errors: [error('INVALID', 'changes.0.key')] });
  login();
  await userEvent.click(change('First name'));
  await userEvent.fill(value('First name'), 'Ann');
  await userEvent.click(submit);
  await expect.element(page.getByText('server says INVALID').last()).toBeVisible();
});

test('the same again, and nothing at all, are found before the shop is asked', async () => {
  login();
  await expect.element(submit).toBeVisible();
  await userEvent.click(submit);
  await expect.element(text).toHaveFocus();
  await expect.element(text).toHaveAccessibleDescription(/Please choose what is wrong, or describe it/);
  await userEvent.click(change('First name'));
  await userEvent.click(submit);
  await expect.element(value('First name')).toHaveAccessibleDescription('This is what we have already.');
  expect(shop.asked('RequestSubmit')).toHaveLength(0);
});

test('a field can be left as it is; the focus goes back to its button', async () => {
  corrects(...ROWS);
  login();
  await userEvent.click(change('First name'));
  await userEvent.click(page.getByRole('button', { name: 'Leave it as it is: First name' }));
  await expect.element(change('First name')).toHaveFocus();
  await userEvent.click(change('Language'));
  await userEvent.selectOptions(value('Language'), 'French');
  await userEvent.click(submit);
  await vi.waitFor(() => expect(shop.asked('RequestSubmit')).toHaveLength(1));
  expect(sent().changes).toEqual([{ field: 'language', key: null, of: null, value: 'fr' }]);
});

test('"do not use it" is offered only where there is a time to bridge', async () => {
  login();
  await expect.element(stop).toBeVisible();
  await userEvent.click(change('First name'));
  await expect.element(stop).not.toBeInTheDocument();
  await userEvent.fill(text, 'My birthday too.');
  await expect.element(stop).toBeVisible();
});

test('when the shop is gone nothing typed is lost', async () => {
  const element = login();
  await userEvent.click(change('First name'));
  await userEvent.fill(value('First name'), 'Ann');
  shop.down = true;
  await userEvent.click(submit);
  await vi.waitFor(() => expect(said(element)).toContain('could not be reached'));
  await expect.element(value('First name')).toHaveValue('Ann');
  expect(focused(element)?.textContent).toBe('Correct my data');
});

test('another language keeps what is typed', async () => {
  const element = login();
  await userEvent.click(change('First name'));
  await userEvent.fill(value('First name'), 'Ann');
  element.locale = 'de';
  await expect.element(page.getByLabelText('Neu', { exact: true })).toHaveValue('Ann');
  expect(shop.asked('Rectifiable').at(-1)?.variables).toEqual({ language: 'de' });
});

test('a guest says it in words, and may ask to stop using it', async () => {
  mount(shop, { sections: 'rectification' });
  const words = page.getByLabelText('What is wrong, and what is right?');
  await userEvent.fill(page.getByLabelText('E-mail address'), 'anna@example.com');
  await userEvent.click(submit);
  await expect.element(words).toHaveFocus();
  await userEvent.fill(words, 'I have moved.');
  await userEvent.click(stop);
  await userEvent.click(submit);
  await expect.element(page.getByRole('heading', { name: 'Check your e-mail' })).toHaveFocus();
  expect(shop.asked('RequestSubmit')[0]?.variables.input).toEqual({
    right: 'RECTIFICATION',
    channel: 'default-channel',
    email: 'anna@example.com',
    text: 'I have moved.',
    language: 'en',
    stopUsing: true,
  });
  expect(shop.asked('Rectifiable')).toHaveLength(0);
});

test('a login without a confirmed address says it in words, too', async () => {
  shop.answers.Rectifiable = { gdprRectifiable: ROWS.map((one) => ({ ...one, current: null })) };
  login();
  await expect.element(page.getByLabelText('What is wrong, and what is right?')).toBeVisible();
  await expect.element(change('First name')).not.toBeInTheDocument();
});

test('with the login the values leave the page', async () => {
  const element = login();
  await expect.element(change('First name, Anna')).toBeVisible();
  element.loggedIn = false;
  await expect.element(page.getByLabelText('E-mail address')).toBeVisible();
  expect(element.shadowRoot?.textContent).not.toContain('Lindenallee');
});

test('a text from the shop is shown as text', async () => {
  const evil = '<img src=x onerror="document.title=1">';
  shop.answers.Rectifiable = {
    gdprRectifiable: [row('first_name', evil, evil, { keptBecause: [evil] })],
  };
  const element = login();
  await userEvent.click(page.getByRole('button', { name: /^Change/ }));
  await expect.element(group(evil)).toBeVisible();
  expect(element.shadowRoot?.querySelector('img')).toBeNull();
});
