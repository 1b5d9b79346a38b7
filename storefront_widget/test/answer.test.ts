import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { error, list, mount, REQUEST, Shop, said } from './shop.js';

const QUESTION = {
  kind: 'QUESTION' as const,
  text: 'Which order do you mean?',
  at: '2026-11-22T10:00:00Z',
  answeredOn: null,
};
const WAITING = {
  ...REQUEST,
  state: 'WAITING' as const,
  stateText: 'We have a question.',
  thread: [QUESTION],
};
const answer = page.getByLabelText('Your answer');
const send = page.getByRole('button', { name: 'Send the answer' });
let shop: Shop;

beforeEach(() => {
  shop = new Shop();
  shop.answers.Request = { gdprRequest: WAITING };
});

const arrive = () => {
  history.replaceState(null, '', '#gdpr-status=T1');
  return mount(shop);
};

test('the link of the question shows it, and takes the answer', async () => {
  const element = arrive();
  await expect.element(page.getByText('Which order do you mean?')).toBeVisible();
  await userEvent.fill(answer, '1042');
  shop.answers.Request = {
    gdprRequest: {
      ...REQUEST,
      thread: [
        { ...QUESTION, answeredOn: '2026-11-23' },
        { kind: 'ANSWER', text: '1042', at: '2026-11-23T10:00:00Z', answeredOn: null },
      ],
    },
  };
  await userEvent.click(send);
  await expect.element(page.getByRole('heading', { name: 'Questions and answers' })).toHaveFocus();
  expect(shop.asked('RequestReply').map((call) => call.variables)).toEqual([
    { statusToken: 'T1', text: '1042', language: 'en' },
  ]);
  expect(said(element)).toBe('Thank you, we have received your answer.');
  await expect.element(page.getByText('1042', { exact: true })).toBeVisible();
  await expect.element(answer).not.toBeInTheDocument();
  await expect.element(page.getByText('We are looking at your request.')).toBeVisible();
});

test('an answer that cannot be sent stays, and an empty one is not sent', async () => {
  const element = arrive();
  await userEvent.click(send);
  await expect.element(answer).toHaveFocus();
  await expect.element(answer).toHaveAccessibleDescription(/Please write something here/);
  await userEvent.fill(answer, '1042');
  shop.down = true;
  await userEvent.click(send);
  await vi.waitFor(() => expect(said(element)).toContain('could not be reached'));
  await expect.element(answer).toHaveValue('1042');
  await expect.element(send).toHaveFocus();
  shop.down = false;
  shop.answers.RequestReply = { gdprRequestReply: { request: null, errors: [error('STATE')] } };
  await userEvent.click(send);
  await vi.waitFor(() => expect(said(element)).toContain('This is not possible any more.'));
  expect(shop.asked('RequestReply')).toHaveLength(2);
});

test('from the list of an account the question is one click away', async () => {
  shop.answers.MyRequests = list(WAITING);
  mount(shop, { loggedIn: true });
  await userEvent.click(page.getByRole('button', { name: 'Read and answer our question' }));
  await userEvent.fill(answer, '1042');
  await userEvent.click(send);
  await vi.waitFor(() => expect(shop.asked('RequestReply')).toHaveLength(1));
  expect(shop.asked('Request')[0]?.variables).toEqual({ id: 'R1', language: 'en' });
  expect(shop.asked('RequestReply')[0]?.variables).toEqual({ id: 'R1', text: '1042', language: 'en' });
});

test('what is approved can be called back before it is carried out', async () => {
  const approved = {
    ...REQUEST,
    state: 'APPROVED' as const,
    mayCancel: false,
    mayCallBack: true,
    carryOutAt: '2026-12-01T10:00:00Z',
  };
  shop.answers.Request = { gdprRequest: approved };
  const element = arrive();
  await expect.element(page.getByText(/It will be carried out on December 1, 2026/)).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'Stop it now' }));
  await expect.element(page.getByRole('dialog', { name: 'Stop this request?' })).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'Yes, stop it' }));
  await vi.waitFor(() => expect(said(element)).toBe('The request is stopped.'));
  expect(shop.asked('RequestCallBack').map((call) => call.variables)).toEqual([
    { statusToken: 'T1', language: 'en' },
  ]);
  expect(shop.asked('RequestCancel')).toHaveLength(0);
});

test('why something was refused is shown', async () => {
  shop.answers.Request = {
    gdprRequest: {
      ...REQUEST,
      state: 'REFUSED',
      mayCancel: false,
      groundText: 'The data is right as it is.',
      explanation: 'The invoice says so.',
    },
  };
  arrive();
  await expect.element(page.getByText('The data is right as it is.')).toBeVisible();
  await expect.element(page.getByText('The invoice says so.')).toBeVisible();
});

const CORRECTION = {
  id: 'C1',
  field: 'first_name',
  label: 'First name',
  asked: [{ name: 'first_name', value: 'Ann' }],
  verdict: 'OPEN' as const,
  appliedAt: null,
  already: false,
  groundText: null,
  explanation: null,
  oldMailboxAt: null,
  newMailboxAt: null,
};

test.each([
  ['Corrected', { verdict: 'ACCEPTED' as const, appliedAt: '2026-11-23T10:00:00Z' }],
  ['Being checked', {}],
  [
    'Not corrected · It is accurate. · See the invoice.',
    { verdict: 'REFUSED' as const, groundText: 'It is accurate.', explanation: 'See the invoice.' },
  ],
  ['Waiting until the old and the new mailbox have agreed', { field: 'email' }],
])('each correction with its verdict: %s', async (words, more) => {
  shop.answers.Request = {
    gdprRequest: { ...REQUEST, right: 'RECTIFICATION', corrections: [{ ...CORRECTION, ...more }] },
  };
  arrive();
  await expect.element(page.getByText('Ann', { exact: true })).toBeVisible();
  await expect.element(page.getByText(words, { exact: true })).toBeVisible();
});

test('the page that confirms a request shows all that was entered', async () => {
  shop.answers.Request = {
    gdprRequest: {
      ...REQUEST,
      state: 'UNVERIFIED',
      corrections: [CORRECTION],
      restrictionGrounds: ['CLAIMS'],
      stopUsing: true,
    },
  };
  history.replaceState(null, '', '#gdpr-verify=T1');
  mount(shop);
  await expect.element(page.getByText('Ann', { exact: true })).toBeVisible();
  await expect.element(page.getByText(/I need it for a legal claim/)).toBeVisible();
  await expect.element(page.getByText('Not to be used until it is corrected.')).toBeVisible();
});

test('a request that was made is shown also when its details cannot be read', async () => {
  shop.answers.MyRequests = list(WAITING);
  mount(shop, { loggedIn: true });
  const open = page.getByRole('button', { name: 'Read and answer our question' });
  await expect.element(open).toBeVisible();
  shop.answers.Request = () => Response.json({ errors: [{ message: 'no' }] });
  await userEvent.click(open);
  await expect.element(page.getByRole('button', { name: 'Back to overview' })).toBeVisible();
  await expect.element(page.getByText('We have a question.')).toBeVisible();
});
