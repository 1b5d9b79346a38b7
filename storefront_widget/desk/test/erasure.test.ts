import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { done, ERASABLE, erasure, error, ITEMS, PLAN } from './data.js';
import { Stage, until } from './stage.js';

const stage = new Stage();
beforeAll(() => stage.start());
afterAll(() => stage.stop());
beforeEach(() => stage.fresh());

const ORDER = 'change-SXRlbToy';
const HOSTILE = '<img src=x onerror="document.title=1">';
const button = (name: string) => stage.desk.getByRole('button', { name, exact: true });
const label = (name: string) => stage.desk.getByLabel(name, { exact: true });
const shown = (text: string | RegExp) => stage.desk.getByText(text).first().waitFor();
const submit = (name: string) => stage.desk.locator(`#form-${name} .submit`).click();

async function open(request: object = ERASABLE, plan: object | null = PLAN): Promise<void> {
  stage.shop.answers.RequestDetails = { gdprRequest: request };
  stage.shop.answers.Erasure = erasure(plan);
  await stage.open({ page: '/requests/R1' });
  await stage.desk.getByRole('heading', { level: 2, name: 'What becomes of the data' }).waitFor();
}

test('the plan: what goes, what is kept and why, what stands against it, and each thing', async () => {
  await open();

  const text = (await stage.desk.locator('main').innerText()).replace(/\s+/g, ' ');
  for (const each of [
    'Plan of January 3, 2027',
    'The account is deleted.',
    '1 order is kept until 31 December 2033: tax law.',
    'Fulfil or cancel it, or keep it for now with a reason. (1)',
    'stripe: cus_123',
  ])
    expect(text).toContain(each);
  const counts = await stage.desk
    .getByRole('row', { name: /^Orders/ })
    .first()
    .innerText();
  expect(counts.split(/\s+/)).toEqual(['Orders', '0', '1,203', '1', '1']);
  const kept = await stage.desk.getByRole('row', { name: /Order 1001/ }).innerText();
  expect(kept.replace(/\s+/g, ' ')).toContain(
    'Kept Change Last day it is kept: December 31, 2033 Retention rule: tax',
  );
  const held = await stage.desk.getByRole('row', { name: /T3JkZXI6Mg==/ }).innerText();
  expect(held).toContain('An order is open.');
  expect(stage.shop.last('Erasure')).toEqual({
    id: 'R1',
    language: 'en-GB',
    source: null,
    first: 50,
    skip: 0,
  });
  expect(stage.complaints).toEqual([]);
});

test('no plan yet: it is made', async () => {
  stage.shop.answers.ErasurePlan = () => {
    stage.shop.answers.Erasure = erasure(PLAN);
    return done('gdprErasurePlan');
  };
  await open(ERASABLE, null);
  await shown('There is no plan yet.');
  await button('Make the plan anew').click();
  await submit('plan');
  await shown('The account is deleted.');
  expect(stage.shop.last('ErasurePlan')).toEqual({ id: 'R1', version: 3, language: 'en' });
  await until(async () => expect(await stage.focused()).toContain('id="plan"'));
});

test('keep something: ground, day and reason; the focus comes back to its button', async () => {
  stage.shop.answers.ErasurePlanChange = () => {
    stage.shop.answers.Erasure = erasure({
      ...PLAN,
      items: [
        {
          ...ITEMS[0],
          disposition: 'KEEP',
          ground: 'LEGAL_CLAIMS',
          until: '2028-01-31',
          reason: 'A lawsuit.',
        },
      ],
    });
    return done('gdprErasurePlanChange');
  };
  await open();
  await button('Change: anna@example.com').click();
  await submit('change-SXRlbTox');
  await shown('Please fill this in.');
  expect(stage.shop.names()).not.toContain('ErasurePlanChange');
  expect(await label('Ground').locator('option').count()).toBe(7);
  await label('Ground').selectOption('LEGAL_CLAIMS');
  await label('Last day it is kept').fill('2028-01-31');
  await label('Reason').fill('A lawsuit.');
  await submit('change-SXRlbTox');
  await shown('A lawsuit.');
  await shown('The rules say: Deleted');

  expect(stage.shop.last('ErasurePlanChange')).toEqual({
    id: 'R1',
    version: 3,
    language: 'en',
    items: ['SXRlbTox'],
    keep: true,
    ground: 'LEGAL_CLAIMS',
    until: '2028-01-31',
    reason: 'A lawsuit.',
  });
  await until(async () => expect(await stage.focused()).toContain('open-change-SXRlbTox'));
});

test('let go what the law keeps: only with a reason why; a refusal is named at its input', async () => {
  stage.shop.answers.ErasurePlanChange = error(
    'gdprErasurePlanChange',
    'KEPT',
    'override',
    'A retention rule keeps this. Say why the law does not demand it here.',
  );
  await open();
  await button('Change: Order 1001').click();
  await label('Why the law does not demand that it is kept; it is logged').fill('Never paid.');
  await label('Reason').fill('A test order.');
  await submit(ORDER);
  await until(async () => expect(await stage.focused()).toContain('override'));
  await shown('A retention rule keeps this. Say why the law does not demand it here.');
  expect(await label('Reason').inputValue()).toBe('A test order.');
  expect(stage.shop.last('ErasurePlanChange')).toMatchObject({
    items: ['SXRlbToy'],
    keep: false,
    override: 'Never paid.',
    reason: 'A test order.',
  });
});

test('somebody was quicker: said, their plan is shown, and what was typed is still there', async () => {
  stage.shop.answers.ErasurePlanChange = () => {
    stage.shop.answers.RequestDetails = { gdprRequest: { ...ERASABLE, version: 9 } };
    stage.shop.answers.Erasure = erasure({ ...PLAN, kept: ['A colleague kept it.'] });
    return error('gdprErasurePlanChange', 'CHANGED', 'version');
  };
  await open();
  await button('Change: Order 1001').click();
  await label('Why the law does not demand that it is kept; it is logged').fill('Never paid.');
  await label('Reason').fill('A test order.');
  await submit(ORDER);
  await shown(/Somebody changed this request meanwhile/);
  await shown('A colleague kept it.');
  expect(await label('Reason').inputValue()).toBe('A test order.');
  stage.shop.answers.ErasurePlanChange = done('gdprErasurePlanChange');
  await submit(ORDER);
  await until(() => expect(stage.shop.last('ErasurePlanChange')).toMatchObject({ version: 9 }));
});

test('one kind of data alone, page by page, and all of it changed at once', async () => {
  const many = Array.from({ length: 50 }, (_, index) => ({
    ...ITEMS[1],
    id: `I${index}`,
    label: `Order ${index}`,
  }));
  stage.shop.answers.ErasurePlanChange = done('gdprErasurePlanChange');
  await open();
  stage.shop.answers.Erasure = erasure({ ...PLAN, items: many });
  await stage.desk.locator('#slice').focus();
  await stage.desk.locator('#slice').selectOption('orders');
  await until(() => expect(stage.shop.last('Erasure')).toMatchObject({ source: 'orders', skip: 0 }));
  expect(await stage.focused()).toContain('id="slice"');
  await button('Next').click();
  await until(() => expect(stage.shop.last('Erasure')).toMatchObject({ source: 'orders', skip: 50 }));
  await until(async () => expect(await stage.focused()).toContain('id="items"'));

  stage.shop.down = true;
  await button('Next').click();
  await shown(/could not be reached/);
  stage.shop.down = false;
  await button('Previous').click();
  await until(() => expect(stage.shop.last('Erasure')).toMatchObject({ source: 'orders', skip: 0 }));
  await button('Change all of this kind: Orders').click();
  await label('Ground').selectOption('LEGAL_OBLIGATION');
  await label('Last day it is kept').fill('2034-12-31');
  await label('Reason').fill('Tax law.');
  await submit('change-all');
  await until(() =>
    expect(stage.shop.last('ErasurePlanChange')).toMatchObject({ source: 'orders', keep: true }),
  );
  expect(stage.shop.last('ErasurePlanChange')).not.toHaveProperty('items');
});

test('approving is confirmed by the number of the request, and every obstacle is named', async () => {
  stage.shop.answers.RequestApprove = {
    gdprRequestApprove: {
      request: null,
      errors: [
        { code: 'BLOCKED', field: 'plan', message: 'A legal hold stands over this person. Lift it first.' },
        { code: 'UNCONFIRMED', field: 'plan', message: 'Nobody confirmed the table of retention periods.' },
      ],
    },
  };
  await open();
  await button('Approve').click();
  await label('Type GDPR-7F3A-0001 to confirm').fill('yes');
  await submit('approve');
  await shown('This is not the number of the request.');
  expect(stage.shop.names()).not.toContain('RequestApprove');
  await label('Type GDPR-7F3A-0001 to confirm').fill('gdpr-7f3a-0001');
  await submit('approve');
  await shown('A legal hold stands over this person. Lift it first.');
  await shown('Nobody confirmed the table of retention periods.');
  expect(stage.shop.last('RequestApprove')).toEqual({ id: 'R1', version: 3, language: 'en' });
});

test('while a part of the plan is fetched, a decision is not dropped', async () => {
  stage.shop.answers.RequestApprove = done('gdprRequestApprove');
  await open();
  await button('Approve').click();
  await label('Type GDPR-7F3A-0001 to confirm').fill('GDPR-7F3A-0001');
  const go = stage.shop.hold();
  await stage.desk.locator('#slice').selectOption('orders');
  await submit('approve');
  await until(() => expect(stage.shop.names()).toContain('RequestApprove'));
  go();
  await until(async () => expect(await stage.desk.locator('#form-approve').count()).toBe(0));
});

test('approved: when it begins and how it is called back; the plan is no longer changed', async () => {
  await open({
    ...ERASABLE,
    state: 'APPROVED',
    carryOutAt: '2027-01-08T08:00:00Z',
    waitsForSecondApproval: true,
  });
  await shown(/It begins at January 8, 2027/);
  await button('Take back to open').waitFor();
  await button('Approve as the second person').waitFor();
  expect(await button('Make the plan anew').count()).toBe(0);
  expect(await button('Change: Order 1001').count()).toBe(0);
});

test('being carried out: how far it is', async () => {
  const [account, orders] = PLAN.sources;
  await open(
    { ...ERASABLE, state: 'PROCESSING' },
    {
      ...PLAN,
      begunAt: '2027-01-08T08:00:00Z',
      obstacles: [],
      sources: [
        { ...account, done: 1 },
        { ...orders, done: 300 },
      ],
    },
  );
  const bar = stage.desk.getByRole('progressbar');
  expect(await bar.getAttribute('value')).toBe('301');
  expect(await bar.getAttribute('max')).toBe('1204');
});

test('the sealed record is opened with a reason, and shown as text', async () => {
  stage.shop.answers.ErasureRecordOpen = error(
    'gdprErasureRecordOpen',
    'UNAVAILABLE',
    null,
    'The key is missing.',
  );
  await open(
    { ...ERASABLE, state: 'FULFILLED', nextStep: '' },
    { ...PLAN, endedAt: '2027-01-09T08:00:00Z', obstacles: [] },
  );
  await button('Open the sealed record').click();
  await label('Reason').fill('The authority asks.');
  await submit('sealed');
  await shown('The key is missing.');
  expect(await label('Reason').inputValue()).toBe('The authority asks.');
  stage.shop.answers.ErasureRecordOpen = {
    gdprErasureRecordOpen: {
      records: [
        {
          request: 'R1',
          at: '2027-01-09T08:00:00Z',
          until: '2030-01-09',
          rows: [{ table: 'request', text: HOSTILE }],
        },
      ],
      errors: [],
    },
  };
  await submit('sealed');
  await shown('Sealed record, kept until January 9, 2030');
  await shown(HOSTILE);
  expect(stage.shop.last('ErasureRecordOpen')).toEqual({ request: 'R1', reason: 'The authority asks.' });
  await until(async () => expect(await stage.focused()).toContain('data-sealed'));
  expect(await stage.desk.locator('main img').count()).toBe(0);
});

test('without the right on its orders the things are not shown, and it is said', async () => {
  await open(ERASABLE, { ...PLAN, items: null, references: null });
  await shown('You need MANAGE_ORDERS and every channel of the orders to see them.');
  expect(await stage.desk.locator('#slice').count()).toBe(0);
});

test('in French the screen speaks French', async () => {
  stage.shop.answers.RequestDetails = { gdprRequest: ERASABLE };
  await stage.open({ page: '/requests/R1', locale: 'fr-CH' });
  await shown('Ce que deviennent les données');
  await button('Changer: Order 1001').waitFor();
  expect(await stage.desk.locator('main').innerText()).not.toContain('undefined');
});
