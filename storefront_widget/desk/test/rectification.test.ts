import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { CORRECTIONS, DELIVERY, done, error, MAILBOX, NAME, RECTIFICATION } from './data.js';
import { Stage, until } from './stage.js';

const stage = new Stage();
beforeAll(() => stage.start());
afterAll(() => stage.stop());
beforeEach(() => stage.fresh());

const NAMED = 'correction-Q29ycjox';
const MOVED = 'correction-Q29ycjoy';
const HOSTILE = '<img src=x onerror="document.title=1">';
const button = (name: string) => stage.desk.getByRole('button', { name, exact: true });
const label = (name: string) => stage.desk.getByLabel(name, { exact: true });
const shown = (text: string | RegExp) => stage.desk.getByText(text).first().waitFor();
const submit = (name: string) => stage.desk.locator(`[id="form-${name}"] .submit`).click();
const item = (id: string) => stage.desk.locator('li', { has: stage.desk.locator(`#${id}`) });
const next = (corrections: object[], more: object = {}) => {
  stage.shop.answers.RequestDetails = { gdprRequest: { ...RECTIFICATION, version: 4, ...more } };
  stage.shop.answers.Corrections = { gdprRequest: { ...CORRECTIONS.gdprRequest, version: 4, corrections } };
};

async function open(request: object = RECTIFICATION): Promise<void> {
  stage.shop.answers.RequestDetails = { gdprRequest: request };
  await stage.open({ page: '/requests/R1' });
  await stage.desk.getByRole('heading', { level: 2, name: 'What is to be corrected' }).waitFor();
}

test('old and new stand side by side, with what speaks against each', async () => {
  await open();

  await shown('The person wants this data not to be used until it is corrected.');
  const name = await item(NAMED).getByRole('row').allInnerTexts();
  expect(name.map((row) => row.split(/\s+/).filter(Boolean))).toEqual([
    ['Field', 'Now', 'New'],
    ['Last', 'name', 'Beispiel', 'Muster'],
  ]);
  const moved = await item(MOVED).getByRole('row').allInnerTexts();
  expect(moved.map((row) => row.replace(/\s+/g, ' ').trim())).toEqual([
    'Field When asked Now New',
    'First name Anna Anna Anna',
    'Street and number Lindenstraße 7 Lindenstraße 7a Am Ring 2',
    'City Köln Köln Bonn',
    'Postal code 50667 50667 50667',
    'Country Germany Germany Germany',
  ]);
  await item(MOVED).getByText('This was changed since the person asked.').waitFor();
  await item(MOVED).getByText('Goods of this order were already sent to this address.').waitFor();
  await shown('has not agreed yet');
  await shown(/agreed January 3, 2027/);
  await shown('I never lived there.');
  expect(stage.complaints).toEqual([]);
});

test('a request for something else asks for no corrections', async () => {
  stage.shop.answers.RequestDetails = { gdprRequest: { ...RECTIFICATION, right: 'ACCESS' } };
  await stage.open({ page: '/requests/R1' });
  await stage.desk.getByRole('heading', { level: 1 }).waitFor();
  await button('Approve').waitFor();
  expect(stage.shop.names()).not.toContain('Corrections');
  expect(stage.shop.names()).not.toContain('Recipients');
});

test('accept: as it was asked; the focus stays with the field', async () => {
  stage.shop.answers.RectificationDecide = () => {
    next([{ ...NAME, verdict: 'ACCEPTED' }, DELIVERY]);
    return done('gdprRectificationDecide');
  };
  await open();
  await button('Accept: Last name').click();
  await until(async () => expect(await stage.focused()).toContain('submit'));
  await submit(`accept-${NAMED}`);
  await item(NAMED).getByText('Accepted', { exact: true }).waitFor();

  expect(stage.shop.last('RectificationDecide')).toEqual({
    id: 'R1',
    version: 3,
    language: 'en',
    decisions: [{ correction: 'Q29ycjox', seen: 'seen-1', accept: true }],
  });
  await until(async () => expect(await stage.focused()).toContain(NAMED));
  expect(await stage.desk.getByRole('status').innerText()).toBe('Last name: Accepted');
  expect(await button('Accept: Last name').count()).toBe(0);
});

test('refuse: with a ground of the law’s list and an explanation', async () => {
  stage.shop.answers.RectificationDecide = () => {
    next([
      {
        ...NAME,
        verdict: 'REFUSED',
        ground: 'ACCURATE',
        groundText: 'The data is accurate.',
        explanation: 'It is the name on the invoice.',
      },
    ]);
    return done('gdprRectificationDecide');
  };
  await open();
  await button('Refuse: Last name').click();
  await submit(`refuse-${NAMED}`);
  await until(async () => expect(await stage.focused()).toContain(`refuse-${NAMED}-ground`));
  expect(stage.shop.names()).not.toContain('RectificationDecide');
  expect(await label('Ground').locator('option').count()).toBe(7);
  await label('Ground').selectOption('ACCURATE');
  await label('Explanation for the person').fill('It is the name on the invoice.');
  await submit(`refuse-${NAMED}`);
  await shown('The data is accurate.');

  expect(stage.shop.last('RectificationDecide')).toMatchObject({
    decisions: [
      {
        correction: 'Q29ycjox',
        accept: false,
        ground: 'ACCURATE',
        explanation: 'It is the name on the invoice.',
      },
    ],
  });
  await until(async () => expect(await stage.focused()).toContain(NAMED));
});

test('what was changed since is decided about as it stands, and a rule only with a reason', async () => {
  stage.shop.answers.RectificationDecide = done('gdprRectificationDecide');
  await open();
  await button('Accept: Delivery address of order 1001').click();
  await shown('What it says now is overwritten when the request is approved.');
  await submit(`accept-${MOVED}`);
  await until(async () => expect(await stage.focused()).toContain('override'));
  await label('Why the rule does not count here; it is logged').fill('The parcel came back.');
  await submit(`accept-${MOVED}`);
  await until(() =>
    expect(stage.shop.last('RectificationDecide')).toMatchObject({
      decisions: [
        { correction: 'Q29ycjoy', accept: true, seen: 'seen-2', override: 'The parcel came back.' },
      ],
    }),
  );
});

test('changed while staff looked: said, shown as it is now, and what was typed is still there', async () => {
  const since = [{ name: 'last_name', value: 'Anders' }];
  stage.shop.answers.RectificationDecide = () => {
    next([{ ...NAME, current: since, changed: true, seen: 'seen-9' }]);
    return error(
      'gdprRectificationDecide',
      'CHANGED',
      'decisions.0.seen',
      'This was changed since the person asked. Look at it again, then decide.',
    );
  };
  await open();
  await button('Accept another value: Last name').click();
  await label('New value (optional)').fill('Muster-Beispiel');
  await label('How the person agreed to it').fill('By phone.');
  await submit(`another-${NAMED}`);
  await shown('Look at it again, then decide.');
  await item(NAMED).getByText('Anders', { exact: true }).waitFor();
  expect(await label('New value (optional)').inputValue()).toBe('Muster-Beispiel');

  stage.shop.answers.RectificationDecide = done('gdprRectificationDecide');
  await submit(`another-${NAMED}`);
  await until(() =>
    expect(stage.shop.last('RectificationDecide')).toMatchObject({
      version: 4,
      decisions: [{ seen: 'seen-9', value: 'Muster-Beispiel', consent: 'By phone.' }],
    }),
  );
});

test('somebody else decided first: their decision is shown', async () => {
  stage.shop.answers.RectificationDecide = () => {
    next([{ ...NAME, verdict: 'REFUSED', groundText: 'The data is accurate.' }]);
    return error('gdprRectificationDecide', 'CHANGED', 'version');
  };
  await open();
  await button('Accept: Last name').click();
  await submit(`accept-${NAMED}`);
  await shown(/Somebody changed this request meanwhile/);
  await shown('The data is accurate.');
});

test('another address, with consent; a wrong postcode is named at its input', async () => {
  stage.shop.answers.RectificationDecide = error(
    'gdprRectificationDecide',
    'INVALID',
    'decisions.0.postalCode',
    'This does not fit the rules of this country.',
  );
  await open();
  await button('Accept another value: Delivery address of order 1001').click();
  expect(await label('Street and number (optional)').inputValue()).toBe('Am Ring 2');
  await stage.desk.getByLabel('Postal code').fill('5');
  await label('How the person agreed to it').fill('By mail.');
  await label('Why the rule does not count here; it is logged').fill('The parcel came back.');
  await submit(`another-${MOVED}`);
  await until(async () => expect(await stage.focused()).toContain('postalCode'));
  await shown('This does not fit the rules of this country.');
  expect(stage.shop.last('RectificationDecide')).toMatchObject({
    decisions: [
      {
        correction: 'Q29ycjoy',
        accept: true,
        seen: 'seen-2',
        consent: 'By mail.',
        address: {
          firstName: 'Anna',
          lastName: '',
          streetAddress1: 'Am Ring 2',
          city: 'Bonn',
          postalCode: '5',
          country: 'DE',
        },
      },
    ],
  });
});

test('words become a field: what it needs follows the choice', async () => {
  stage.shop.answers.RectificationDecide = error(
    'gdprRectificationDecide',
    'NOT_FOUND',
    'changes.0.of',
    'The order was not found.',
  );
  await open();
  await button('Turn words into a field').click();
  await label('Field').selectOption('customer_note');
  await label('Number of the order').fill('9999');
  await label('New value (optional)').fill('Ring twice.');
  await submit('words');
  await until(async () => expect(await stage.focused()).toContain('words-of'));
  await shown('The order was not found.');
  expect(stage.shop.last('RectificationDecide')).toMatchObject({
    changes: [{ field: 'customer_note', of: '9999', value: 'Ring twice.' }],
  });

  await label('Field').selectOption('phone');
  await submit('words');
  await shown('Please fill this in.');
  expect(stage.shop.names().filter((name) => name === 'RectificationDecide')).toHaveLength(1);
  await label('Entry in the address book').selectOption({ label: 'Anna Lindenstraße 7 50667 Köln' });
  await label('New value (optional)').fill('+49 221 1234');
  stage.shop.answers.RectificationDecide = done('gdprRectificationDecide');
  await submit('words');
  await until(() =>
    expect(stage.shop.last('RectificationDecide')).toMatchObject({
      changes: [{ field: 'phone', of: 'QWRkcmVzczo1', value: '+49 221 1234' }],
    }),
  );
  await until(async () => expect(await stage.focused()).toContain('id="corrections"'));
});

test('a usual address is one of the book, or a new one', async () => {
  stage.shop.answers.RectificationDecide = done('gdprRectificationDecide');
  await open();
  await button('Turn words into a field').click();
  await label('Field').selectOption('default_shipping_address');
  await label('Street and number (optional)').fill('Am Ring 2');
  await stage.desk.getByLabel('Entry in the address book').selectOption('QWRkcmVzczo1');
  await until(async () =>
    expect(await stage.desk.getByLabel('Street and number (optional)').count()).toBe(0),
  );
  await submit('words');
  await until(() => expect(stage.shop.names()).toContain('RectificationDecide'));
  expect(stage.shop.last('RectificationDecide')?.changes).toEqual([
    { field: 'default_shipping_address', of: 'QWRkcmVzczo1' },
  ]);
});

test('the old mailbox cannot be reached: staff says how the person was recognised', async () => {
  stage.shop.answers.EmailChangeIdentify = done('gdprEmailChangeIdentify');
  stage.shop.answers.RectificationDecide = error(
    'gdprRectificationDecide',
    'STATE',
    'decisions.0.correction',
    'Both mailboxes have to agree first.',
  );
  await open();
  await button('Accept: E-mail address').click();
  await submit('accept-correction-Q29ycjoz');
  await shown('Both mailboxes have to agree first.');
  await button('The old mailbox cannot be reached: E-mail address').click();
  await label('How').selectOption('CALL_BACK');
  await label('What you checked').fill('The number on file.');
  await submit('lost-correction-Q29ycjoz');
  await until(() =>
    expect(stage.shop.last('EmailChangeIdentify')).toMatchObject({
      method: 'CALL_BACK',
      note: 'The number on file.',
    }),
  );
  expect(MAILBOX.oldMailboxAt).toBe(null);
});

test('a statement stands beside an order, also after the end; nothing else is decided there', async () => {
  stage.shop.answers.StatementAttach = error(
    'gdprStatementAttach',
    'NOT_FOUND',
    'order',
    'There is no such record of this person.',
  );
  await open({ ...RECTIFICATION, state: 'PARTLY_FULFILLED', nextStep: '' });
  expect(await button('Accept: Last name').count()).toBe(0);
  expect(await button('Turn words into a field').count()).toBe(0);
  await button('Add a statement').click();
  await label('Beside which record').selectOption('order');
  await label('Number of the order').fill('1001');
  await label('What the person says').fill('I never lived there.');
  await submit('statement');
  await until(async () => expect(await stage.focused()).toContain('statement-order'));

  stage.shop.answers.StatementAttach = done('gdprStatementAttach');
  await submit('statement');
  await until(async () => expect(await stage.focused()).toContain('id="statements"'));
  expect(stage.shop.last('StatementAttach')).toEqual({
    id: 'R1',
    version: 3,
    language: 'en',
    order: '1001',
    text: 'I never lived there.',
  });
});

test('recipients: done by hand, impossible with a reason, or told again', async () => {
  stage.shop.answers.RecipientUpdate = done('gdprRecipientUpdate');
  await open();
  await shown('to be told by you');
  expect(await button('Tell again: DHL').count()).toBe(0);
  await button('Impossible: DHL').click();
  await submit('IMPOSSIBLE-UmVjOjE_');
  await shown('Please fill this in.');
  expect(stage.shop.names()).not.toContain('RecipientUpdate');
  await label('Why it is impossible, or out of all proportion').fill('They deleted it long ago.');
  await submit('IMPOSSIBLE-UmVjOjE_');
  await until(() =>
    expect(stage.shop.last('RecipientUpdate')).toMatchObject({
      recipient: 'UmVjOjE=',
      update: 'IMPOSSIBLE',
      note: 'They deleted it long ago.',
      version: 3,
    }),
  );
  await until(async () => expect(await stage.focused()).toContain('id="told"'));
  await button('Tell again: Newsletter app').click();
  await submit('RETRY-UmVjOjI_');
  await until(() =>
    expect(stage.shop.last('RecipientUpdate')).toMatchObject({ recipient: 'UmVjOjI=', update: 'RETRY' }),
  );
});

test('approving before every field is decided: the shop’s own sentence says what is missing', async () => {
  stage.shop.answers.RequestApprove = error(
    'gdprRequestApprove',
    'REQUIRED',
    'id',
    'Decide about every field first.',
  );
  await open();
  await button('Approve').click();
  await submit('approve');
  await shown('Decide about every field first.');
});

test('a lost connection loses nothing that was typed', async () => {
  await open();
  await button('Refuse: Last name').click();
  await label('Explanation for the person').fill('As on the invoice.');
  await label('Ground').selectOption('ACCURATE');
  stage.shop.down = true;
  await submit(`refuse-${NAMED}`);
  await shown(/could not be reached/);
  expect(await label('Explanation for the person').inputValue()).toBe('As on the invoice.');
});

test('markup in values, reasons and statements is shown as text', async () => {
  const said = [{ name: 'last_name', value: HOSTILE }];
  next([
    {
      ...NAME,
      label: HOSTILE,
      asked: said,
      current: said,
      after: said,
      explanation: HOSTILE,
      keptBecause: [HOSTILE],
    },
  ]);
  const { RequestDetails } = stage.shop.answers as { RequestDetails: { gdprRequest: object } };
  await open(RequestDetails.gdprRequest);
  await shown(HOSTILE);
  expect(await stage.desk.locator('main img').count()).toBe(0);
  expect(await stage.frame.title()).toBe('Privacy desk');
  expect(stage.complaints).toEqual([]);
});

test('in German the screen speaks German', async () => {
  stage.shop.answers.RequestDetails = { gdprRequest: RECTIFICATION };
  await stage.open({ page: '/requests/R1', locale: 'de' });
  await button('Annehmen: Last name').waitFor();
  await shown('Bis zur Berichtigung sollen diese Daten nicht verwendet werden.');
  await shown('Zu benachrichtigende Empfänger (Art. 19)');
  await shown('2 Bestellungen gehören der Person.');
  await shown('Bestellung 1004');
  expect(await stage.desk.locator('main').innerText()).not.toContain('undefined');
});
