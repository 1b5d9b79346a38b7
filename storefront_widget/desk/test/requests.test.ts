import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { list, ROWS } from './data.js';
import { Stage, until } from './stage.js';

const stage = new Stage();
beforeAll(() => stage.start());
afterAll(() => stage.stop());
beforeEach(() => stage.fresh());

const HOSTILE = '<img src=x onerror="document.title=1"><b>bold</b>';
const button = (name: string | RegExp) => stage.desk.getByRole('button', { name });
const ready = () => stage.desk.getByRole('table').waitFor();

test('each row says who, what, until when and what to do; tabs carry counts', async () => {
  await stage.open();
  await ready();

  const rows = await stage.desk.getByRole('row').allInnerTexts();
  expect(rows).toHaveLength(6);
  expect(rows[1]).toMatch(
    /Bruno Späth[\s\S]*GDPR-7F3A-0002[\s\S]*Ready to release[\s\S]*3 days overdue[\s\S]*Look at the answer[\s\S]*Sam Desk/,
  );
  expect(rows[2]).toMatch(/guest@example.com[\s\S]*Due today[\s\S]*Nobody/);
  expect(await stage.desk.locator('.due.bad').allInnerTexts()).toEqual(['3 days overdue']);
  expect(await stage.desk.locator('.tabs button').allInnerTexts()).toEqual([
    'To do 5',
    'Overdue 1',
    'Closed 1,204',
    'All 1,209',
  ]);
});

test('tabs and filters stand in the address, and are asked of the shop', async () => {
  await stage.open();
  await ready();

  await button(/Overdue/).click();
  await until(() => expect(stage.frame.url()).toContain('tab=overdue'));
  await stage.desk.getByLabel('Right').selectOption('ACCESS');
  await until(() => expect(stage.page.url()).toMatch(/\/requests\?tab=overdue&right=ACCESS$/));
  await stage.desk.getByLabel('Assigned to').selectOption('me');
  await until(() => expect(stage.page.url()).toContain('who=me'));
  await until(() =>
    expect(stage.shop.asked.map(({ variables }) => variables.filter)).toContainEqual({
      rights: ['ACCESS'],
      assignedTo: 'VXNlcjo5',
      overdue: true,
      states: ['UNVERIFIED', 'OPEN', 'WAITING', 'APPROVED', 'PROCESSING', 'READY', 'FAILED'],
    }),
  );

  await stage.back();
  await until(async () => expect(await stage.desk.getByLabel('Assigned to').inputValue()).toBe(''));
  expect(await stage.desk.getByLabel('Right').inputValue()).toBe('ACCESS');
});

test('a link with filters opens with them', async () => {
  await stage.open({ page: '/requests?tab=all&state=FAILED&right=none' });
  await ready();

  expect(stage.shop.last('Requests')).toMatchObject({ filter: { states: ['FAILED'], unsorted: true } });
  expect(await stage.desk.getByLabel('State').inputValue()).toBe('FAILED');
});

test('what is searched for is in no address, unless it is a reference', async () => {
  await stage.open();
  await ready();

  await stage.desk.getByLabel('Search').fill('anna@example.com');
  await until(() =>
    expect(stage.shop.last('Requests')).toMatchObject({ filter: { search: 'anna@example.com' } }),
  );
  expect(stage.page.url() + stage.frame.url()).not.toContain('anna');

  await stage.desk.getByLabel('Search').fill('GDPR-7F3A-0002');
  await stage.desk.getByLabel('Search').press('Enter');
  await until(() => expect(stage.page.url()).toContain('search=GDPR-7F3A-0002'));
  expect(await stage.desk.getByLabel('Search').inputValue()).toBe('GDPR-7F3A-0002');
  expect(await stage.focused()).toContain('filter-search');
});

test('pages are turned by cursor, and the focus goes to the top', async () => {
  await stage.open();
  await ready();

  await button('Next').click();
  await until(() => expect(stage.shop.last('Requests')).toMatchObject({ first: 25, after: 'E' }));
  await until(async () => expect(await stage.focused()).toContain('<h1'));
  stage.shop.answers.Requests = list(ROWS, {
    pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: 'S2', endCursor: 'E2' },
  });
  await button(/All/).click();
  await button('Previous').click();
  await until(() => expect(stage.shop.last('Requests')).toMatchObject({ last: 25, before: 'S2' }));
});

test('markup in everything a shopper can fill is shown as text', async () => {
  const row = {
    name: HOSTILE,
    email: `${HOSTILE}@example.com`,
    problem: HOSTILE,
    rightText: HOSTILE,
    nextStep: HOSTILE,
  };
  stage.shop.answers.Requests = list([row]);
  await stage.open();
  await ready();

  expect((await stage.desk.getByRole('table').innerText()).split(HOSTILE)).toHaveLength(6);
  expect(await stage.desk.locator('table img, table b').count()).toBe(0);
  expect(await stage.frame.title()).toBe('Privacy desk');
  expect(stage.complaints).toEqual([]);
});

test('empty: of a new shop, of a filter, and of a list with nothing to do', async () => {
  const empty = {
    counts: [],
    overdueCount: 0,
    totalCount: 0,
    pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
  };
  stage.shop.answers.Requests = list([], empty);
  await stage.open();
  await stage.desk.getByRole('heading', { name: 'No requests yet' }).waitFor();

  await stage.desk.getByLabel('Right').selectOption('ACCESS');
  await stage.desk.getByRole('heading', { name: 'Nothing fits' }).waitFor();
  stage.shop.answers.Requests = list([], { ...empty, counts: [{ state: 'FULFILLED', count: 3 }] });
  await button('Show all').click();
  await stage.desk.getByRole('heading', { name: 'Nothing to do here' }).waitFor();
});

test('no connection: said in words, tried again, and the list appears', async () => {
  await stage.open({ page: '/health' });
  await stage.desk.getByRole('heading', { name: 'Health of the privacy desk' }).waitFor();
  stage.shop.down = true;
  await stage.desk.getByRole('link', { name: 'Requests', exact: true }).click();
  await stage.desk.getByRole('heading', { name: 'No connection' }).waitFor();

  await button('Try again').click();
  await until(() =>
    expect(stage.shop.names().filter((name) => name === 'Requests').length).toBeGreaterThan(1),
  );
  stage.shop.down = false;
  await until(async () => expect(await button('Try again').getAttribute('aria-busy')).toBe('false'));
  await button('Try again').click();
  await ready();
  await until(async () => expect(await stage.focused()).toContain('<h1'));
});

test('a request that came by letter is written down, and opened', async () => {
  stage.shop.answers.RequestRegister = ({ input }) => ({
    gdprRequestRegister: (input as { name?: string }).name
      ? { request: { id: 'R1' }, errors: [] }
      : { request: null, errors: [{ field: 'name', message: 'Say who it is.', code: 'INVALID' }] },
  });
  await stage.open();
  await ready();
  await button('New request').click();
  await until(async () => expect(await stage.focused()).toContain('register-right'));

  await stage.desk.getByLabel('Came by').selectOption('LETTER');
  await stage.desk.getByLabel('Channel').selectOption('pl');
  await stage.desk.locator('#form-register .submit').click();
  await stage.desk.getByText('Say who it is.').first().waitFor();
  await until(async () => expect(await stage.focused()).toContain('register-name'));
  await stage.desk.getByLabel('Name').fill('Paula Papier');
  await stage.desk.locator('#form-register .submit').click();
  await stage.desk.getByRole('heading', { name: /Anna Beispiel/, level: 1 }).waitFor();

  expect(stage.shop.last('RequestRegister')?.input).toMatchObject({
    name: 'Paula Papier',
    receivedVia: 'LETTER',
    channel: 'pl',
    right: null,
    customer: null,
  });
  expect(await stage.said('notification')).toMatchObject([
    { status: 'success', title: 'New request by phone, letter or e-mail: done' },
  ]);
});
