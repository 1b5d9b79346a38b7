import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { DETAILS, done, error, PREVIEW, READY } from './data.js';
import { Stage, until } from './stage.js';

const stage = new Stage();
beforeAll(() => stage.start());
afterAll(() => stage.stop());
beforeEach(() => stage.fresh());

const HOSTILE = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
const button = (name: string | RegExp) =>
  stage.desk.getByRole('button', { name, exact: typeof name === 'string' });
const shown = (text: string | RegExp) => stage.desk.getByText(text).first().waitFor();
const submit = (name: string) => stage.desk.locator(`#form-${name} .submit`).click();

async function open(request: object = DETAILS): Promise<void> {
  stage.shop.answers.RequestDetails = { gdprRequest: request };
  await stage.open({ page: '/requests/R1' });
  await stage.desk.getByRole('heading', { level: 1, name: 'Anna Beispiel' }).waitFor();
}

test('person, proof, time, messages, mails and what was found stand on one page', async () => {
  await open();

  const text = (await stage.desk.locator('main').innerText()).replace(/\s+/g, ' ');
  for (const each of [
    'Lindenstraße 7 50667 Köln',
    'Germany',
    'TICKET-88',
    'Logged in',
    'February 2, 2027',
    'January 16, 2027',
    'Please also look at order 1004.',
    'Do you want your invoices too?',
    'Yes, all of them. Thank you.',
    '2 orders are theirs.',
    'Order 1004',
    'Belongs to another account',
    'failed: The mail server refused it.',
    'The request came in.',
  ])
    expect(text).toContain(each);
  expect(text).not.toContain('Order 1001');
  expect(stage.complaints).toEqual([]);
});

test('approve: one sentence, one press, with the version on the screen; the focus goes to the next step', async () => {
  stage.shop.answers.RequestApprove = () => {
    stage.shop.answers.RequestDetails = {
      gdprRequest: {
        ...DETAILS,
        state: 'PROCESSING',
        version: 4,
        nextStep: 'Nothing: it is carried out by itself.',
      },
    };
    return done('gdprRequestApprove');
  };
  await open();
  await button('Approve').click();
  await shown('Nothing leaves the shop before somebody looks at it');
  await until(async () => expect(await stage.focused()).toContain('submit'));
  await submit('approve');
  await shown('Nothing: it is carried out by itself.');

  expect(stage.shop.last('RequestApprove')).toEqual({ id: 'R1', version: 3, language: 'en' });
  expect(await stage.said('notification')).toMatchObject([{ status: 'success', title: 'Approve: done' }]);
  await until(async () => expect(await stage.focused()).toContain('data-focus'));
  expect(await stage.desk.getByRole('status').innerText()).toBe('Approve: done');
});

test('refuse: cannot be sent without ground and explanation, and takes both', async () => {
  stage.shop.answers.RequestRefuse = done('gdprRequestRefuse');
  await open();
  await button('Refuse').click();
  await submit('refuse');
  await until(async () =>
    expect(await stage.desk.getByText('Please fill this in.').count()).toBeGreaterThan(1),
  );
  await until(async () => expect(await stage.focused()).toContain('refuse-ground'));
  expect(stage.shop.names()).not.toContain('RequestRefuse');

  const grounds = await stage.desk.getByLabel('Ground').locator('option').allInnerTexts();
  expect(grounds).toHaveLength(5);
  await stage.desk.getByLabel('Ground').selectOption('EXCESSIVE');
  await stage.desk.getByLabel('Explanation').fill('The tenth time this month.');
  await submit('refuse');
  await until(() =>
    expect(stage.shop.last('RequestRefuse')).toEqual({
      id: 'R1',
      version: 3,
      language: 'en',
      ground: 'EXCESSIVE',
      explanation: 'The tenth time this month.',
    }),
  );
});

test('somebody was quicker: it is said, their result is shown, and what was typed is still there', async () => {
  stage.shop.answers.RequestExtend = () => {
    stage.shop.answers.RequestDetails = {
      gdprRequest: { ...DETAILS, version: 9, assignedTo: { id: 'VXNlcjo4', name: 'Kim Quick' } },
    };
    return error('gdprRequestExtend', 'CHANGED', 'version');
  };
  await open();
  await button('Extend the deadline').click();
  await stage.desk.getByLabel('Reason for the person').fill('Many archives to look through.');
  await submit('extend');
  await shown(/Somebody changed this request meanwhile/);
  await shown('Kim Quick');
  expect(await stage.desk.getByLabel('Reason for the person').inputValue()).toBe(
    'Many archives to look through.',
  );

  stage.shop.answers.RequestExtend = done('gdprRequestExtend');
  await submit('extend');
  await until(() => expect(stage.shop.last('RequestExtend')).toMatchObject({ version: 9 }));
});

test('a session that ended, a lost connection, a refusal: nothing typed is lost', async () => {
  stage.shop.answers.RequestNote = done('gdprRequestNote');
  await open();
  await button('Add a note').click();
  await stage.desk.getByLabel('Note', { exact: true }).fill('Spoke with Anna.');

  stage.shop.down = true;
  await submit('note');
  await shown(/could not be reached/);
  stage.shop.down = false;
  stage.shop.tokens = new Set();
  await submit('note');
  await stage.desk
    .getByText(/did not renew your login/)
    .first()
    .waitFor();
  expect(await stage.desk.getByLabel('Note', { exact: true }).inputValue()).toBe('Spoke with Anna.');

  await stage.desk.getByRole('link', { name: 'Report' }).click();
  await stage.desk.getByRole('heading', { name: 'Your session has ended' }).waitFor();
  await stage.say('tokenRefresh', { token: 'new' });
  stage.shop.tokens = new Set(['new']);
  await stage.desk.getByRole('link', { name: 'Requests', exact: true }).click();
  await stage.desk.getByRole('link', { name: 'Anna Beispiel' }).click();
  await button('Add a note').click();
  expect(await stage.desk.getByLabel('Note', { exact: true }).inputValue()).toBe('Spoke with Anna.');
  await submit('note');
  await until(() => expect(stage.shop.last('RequestNote')).toMatchObject({ text: 'Spoke with Anna.' }));
  await until(async () => expect(await stage.desk.locator('#form-note').count()).toBe(0));
  await button('Add a note').click();
  expect(await stage.desk.getByLabel('Note', { exact: true }).inputValue()).toBe('');
});

test('a second press while the first is under way does nothing', async () => {
  stage.shop.answers.RequestApprove = done('gdprRequestApprove');
  await open();
  await button('Approve').click();
  const go = stage.shop.hold();
  await submit('approve');
  await submit('approve');
  expect(await stage.desk.locator('#form-approve .submit').getAttribute('aria-busy')).toBe('true');
  expect(await stage.focused()).toContain('submit');
  go();
  await until(async () => expect(await stage.desk.locator('#form-approve').count()).toBe(0));
  expect(stage.shop.names().filter((name) => name === 'RequestApprove')).toHaveLength(1);
});

test('the answer is looked at, fetched by a ticket of its own, and released', async () => {
  stage.shop.answers.RequestRelease = error(
    'gdprRequestRelease',
    'PROBLEMS',
    null,
    'Helpdesk has not answered.',
  );
  await open(READY);
  await button('Look at the answer').click();
  await shown('In no kind of data, so not in this archive: order.Order.extra');
  await shown('1 order: Belongs to another account');
  await shown('not answered yet');
  expect(await stage.desk.getByRole('row', { name: 'Orders' }).innerText()).toContain('1,204');

  await button('Download for review').click();
  await until(async () =>
    expect(await stage.said('redirect')).toMatchObject([
      { to: PREVIEW.gdprExportPreview.url, newContext: true },
    ]),
  );
  expect(stage.shop.names().filter((name) => name === 'ExportPreview')).toHaveLength(2);

  await button('Release').click();
  await submit('release');
  await shown('Helpdesk has not answered.');
  await stage.desk.getByLabel('Release although something could not be read').check();
  stage.shop.answers.RequestRelease = done('gdprRequestRelease');
  await submit('release');
  await until(() =>
    expect(stage.shop.last('RequestRelease')).toMatchObject({ despiteProblems: true, version: 3 }),
  );
});

test('a conflict is joined with a method and a reason, or left out', async () => {
  stage.shop.answers.SubjectJoin = done('gdprSubjectJoin');
  stage.shop.answers.SubjectLeaveOut = done('gdprSubjectLeaveOut');
  await open();
  await button('Join: Order 1004').click();
  await stage.desk.getByLabel('How', { exact: true }).selectOption('KNOWLEDGE');
  await stage.desk.getByLabel('What you checked').fill('Knew both invoices.');
  await stage.desk.getByRole('button', { name: 'Join', exact: true }).last().click();
  await until(() =>
    expect(stage.shop.last('SubjectJoin')).toMatchObject({
      order: 'T3JkZXI6Mg==',
      method: 'KNOWLEDGE',
      reason: 'Knew both invoices.',
      version: 3,
    }),
  );
  await until(async () => expect(await stage.desk.locator('.form').count()).toBe(0));
  await button('Leave out: Order 1004').click();
  await stage.desk.getByLabel('Reason').fill('A namesake.');
  await stage.desk.getByRole('button', { name: 'Leave out', exact: true }).last().click();
  await until(() =>
    expect(stage.shop.last('SubjectLeaveOut')).toMatchObject({
      order: 'T3JkZXI6Mg==',
      reason: 'A namesake.',
    }),
  );
});

test('assigning keeps the focus on the button, which changes its words', async () => {
  stage.shop.answers.RequestAssign = ({ user }) => {
    stage.shop.answers.RequestDetails = {
      gdprRequest: { ...DETAILS, assignedTo: user ? { id: user, name: 'Sam Desk' } : null },
    };
    return done('gdprRequestAssign');
  };
  await open();
  await button('Assign to me').click();
  await shown('Sam Desk');
  expect(stage.shop.last('RequestAssign')).toMatchObject({ user: 'VXNlcjo5', version: 3 });
  expect(await stage.focused()).toContain('Assign to nobody');
});

test('another person changes it: it appears by itself, and is said', async () => {
  await open({ ...DETAILS, state: 'PROCESSING', nextStep: 'Nothing: it is carried out by itself.' });
  stage.shop.answers.RequestDetails = { gdprRequest: { ...READY, version: 4 } };

  await stage.desk.getByText('Somebody else just changed this request.').first().waitFor();
  await button('Release').waitFor();
});

test('no permission for the orders: said, and what needs it is refused in the shop’s words', async () => {
  stage.shop.answers.RequestApprove = { denied: '2 orders, no permission: you need MANAGE_ORDERS.' };
  await open({ ...DETAILS, subject: { ...DETAILS.subject, orders: null } });
  await shown(/You need MANAGE_ORDERS and every channel/);
  await button('Approve').click();
  await submit('approve');
  await shown('2 orders, no permission: you need MANAGE_ORDERS.');
});

test('by keyboard alone: open, fill, leave by the button, and be back where one was', async () => {
  await open();
  await button('Ask the person').focus();
  await stage.page.keyboard.press('Enter');
  await until(async () => expect(await stage.focused()).toContain('ask-about'));
  await stage.page.keyboard.press('Tab');
  await stage.page.keyboard.type('Which order?');
  await stage.page.keyboard.press('Tab');
  await stage.page.keyboard.press('Tab');
  expect(await stage.focused()).toContain('Cancel');
  await stage.page.keyboard.press('Enter');
  await until(async () => expect(await stage.focused()).toContain('open-ask'));
});

test('markup in every text that people wrote is shown as text', async () => {
  await open({
    ...DETAILS,
    text: HOSTILE,
    postalAddress: HOSTILE,
    externalReference: HOSTILE,
    representative: HOSTILE,
    explanation: HOSTILE,
    thread: [{ ...DETAILS.thread[0], text: HOSTILE }],
    timeline: [{ at: DETAILS.submittedAt, text: HOSTILE }],
    subject: {
      parts: [{ customer: null, email: HOSTILE, name: HOSTILE, method: 'OTHER', note: HOSTILE }],
      orderCount: 0,
      orders: [{ order: 'T', number: HOSTILE, email: HOSTILE, reason: HOSTILE }],
    },
    mails: [{ ...DETAILS.mails[1], name: HOSTILE, problem: HOSTILE }],
  });

  expect(await stage.desk.getByText(HOSTILE, { exact: false }).count()).toBeGreaterThan(9);
  expect(await stage.desk.locator('main img, main script').count()).toBe(0);
  expect(await stage.frame.title()).toBe('Privacy desk');
  expect(stage.complaints).toEqual([]);
});
