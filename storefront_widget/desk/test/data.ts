// What a shop answers, as far as the desk asks; a test changes what it is about.
export const ROW = {
  id: 'R1',
  reference: 'GDPR-7F3A-0001',
  right: 'ACCESS',
  rightText: 'Access (Art. 15)',
  state: 'OPEN',
  stateText: 'Proven; waits for a decision by staff.',
  email: 'anna@example.com',
  text: 'Please also look at order 1004.',
  submittedAt: '2027-01-02T09:00:00Z',
  receivedOn: '2027-01-02',
  dueOn: '2027-02-02',
  mayCancel: true,
  guestOrdersProven: true,
  timeline: [{ at: '2027-01-02T09:00:00Z', text: 'The request came in.' }],
  archive: null as object | null,
  version: 3,
  problem: null as string | null,
  name: 'Anna Beispiel',
  pausedSince: null as string | null,
  dueText: 'Due in 9 days',
  nextStep: 'Decide: approve, refuse, or ask the person.',
  assignedTo: null as object | null,
};
export type Row = typeof ROW;

export const ROWS: Partial<Row>[] = [
  {
    id: 'R2',
    reference: 'GDPR-7F3A-0002',
    name: 'Bruno Späth',
    email: 'bruno@example.org',
    dueText: '3 days overdue',
    dueOn: '2020-01-05',
    state: 'READY',
    nextStep: 'Look at the answer and release it.',
    assignedTo: { id: 'VXNlcjo5', name: 'Sam Desk' },
  },
  {
    id: 'R3',
    reference: 'GDPR-7F3A-0003',
    name: '',
    email: 'guest@example.com',
    dueText: 'Due today',
    right: 'PORTABILITY',
    rightText: 'Portability (Art. 20)',
    state: 'UNVERIFIED',
    nextStep: 'Wait for the person to confirm, or record how you recognised them.',
  },
  { id: 'R1' },
  {
    id: 'R4',
    reference: 'GDPR-7F3A-0004',
    name: 'Dora Langname-Oberhuber von und zu Hinterwaldhausen',
    email: 'dora.langname-oberhuber@hinterwaldhausen.example',
    dueText: 'Paused since 4 January 2027',
    pausedSince: '2027-01-04',
    dueOn: '2020-02-20',
    right: 'RECTIFICATION',
    rightText: 'Rectification (Art. 16)',
    state: 'WAITING',
    nextStep: 'Wait for the person’s answer.',
  },
  {
    id: 'R5',
    reference: 'GDPR-7F3A-0005',
    name: 'Emil Fehler',
    email: 'emil@example.com',
    dueText: 'Due in 20 days',
    state: 'FAILED',
    problem: 'The storage did not answer.',
    nextStep: 'Try again, or take it back to open.',
  },
];

export const list = (rows: Partial<Row>[], more: object = {}) => ({
  gdprRequests: {
    totalCount: rows.length,
    overdueCount: 1,
    counts: [
      { state: 'OPEN', count: 1 },
      { state: 'READY', count: 1 },
      { state: 'UNVERIFIED', count: 1 },
      { state: 'WAITING', count: 1 },
      { state: 'FAILED', count: 1 },
      { state: 'FULFILLED', count: 1204 },
    ],
    pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: 'S', endCursor: 'E' },
    edges: rows.map((row) => ({ node: { ...ROW, ...row } })),
    ...more,
  },
});

export const DETAILS = {
  ...ROW,
  channel: 'main',
  customer: 'VXNlcjox',
  postalAddress: 'Lindenstraße 7\n50667 Köln',
  country: 'DE',
  representative: '',
  representativeProof: '',
  externalReference: 'TICKET-88',
  origin: 'ACCOUNT',
  receivedVia: null as string | null,
  identity: 'LOGIN' as string | null,
  identityNote: '',
  targetOn: '2027-01-16',
  extendedOn: null as string | null,
  extensionReason: '',
  carryOutAt: null as string | null,
  ground: null as string | null,
  groundText: null as string | null,
  explanation: '',
  mayCallBack: false,
  waitsForSecondApproval: false,
  approvedBy: null as object | null,
  thread: [
    {
      kind: 'QUESTION',
      about: 'SCOPE',
      text: 'Do you want your invoices too?',
      on: '2027-01-03',
      at: '2027-01-03T09:00:00Z',
      answeredOn: '2027-01-04',
      byStaff: true,
    },
    {
      kind: 'ANSWER',
      about: null,
      text: 'Yes, all of them.\nThank you.',
      on: '2027-01-04',
      at: '2027-01-04T09:00:00Z',
      answeredOn: null,
      byStaff: false,
    },
    {
      kind: 'NOTE',
      about: null,
      text: 'Called, very friendly.',
      on: '2027-01-05',
      at: '2027-01-05T09:00:00Z',
      answeredOn: null,
      byStaff: true,
    },
  ],
  subject: {
    parts: [
      { customer: 'VXNlcjox', email: 'anna@example.com', name: 'Anna Beispiel', method: null, note: null },
    ],
    orderCount: 2,
    orders: [
      { order: 'T3JkZXI6MQ==', number: '1001', email: 'anna@example.com', reason: null },
      { order: 'T3JkZXI6Mg==', number: '1004', email: 'anna@example.com', reason: 'other_account' },
    ],
  },
  restrictionGrounds: [],
  restrictions: [],
  mails: [
    {
      id: 'M1',
      name: 'received',
      state: 'SENT',
      createdAt: '2027-01-02T09:01:00Z',
      problem: null,
      request: 'R1',
    },
    {
      id: 'M2',
      name: 'question',
      state: 'FAILED',
      createdAt: '2027-01-03T09:01:00Z',
      problem: 'The mail server refused it.',
      request: 'R1',
    },
  ],
};

export const READY = {
  ...DETAILS,
  state: 'READY',
  stateText: 'Built; waits for staff to look at it and release it.',
  nextStep: 'Look at the answer and release it.',
  archive: { state: 'BUILT', size: 123_456, expiresAt: null, downloadsLeft: null },
};

export const PREVIEW = {
  gdprExportPreview: {
    url: 'https://shop.example/plugins/global/saleor_gdpr/download/ticket',
    expiresAt: '2027-01-05T10:02:00Z',
    contents: [
      { source: 'account', label: 'Account', count: 1 },
      { source: 'orders', label: 'Orders', count: 1204 },
    ],
    leftOut: [{ reason: 'other_account', count: 1 }],
    problems: [],
    masks: [],
    otherSystems: [
      { system: 'helpdesk', name: 'Helpdesk', contact: '', holds: 'Tickets', answered: false, answers: [] },
    ],
    warnings: ['In no kind of data, so not in this archive: order.Order.extra'],
    errors: [],
  },
};

export const done = (field: string) => ({ [field]: { request: { ...ROW }, errors: [] } });
export const error = (
  field: string,
  code: string,
  of: string | null = null,
  message: string | null = null,
) => ({
  [field]: { request: null, errors: [{ field: of, message, code }] },
});

export const HEALTH = {
  gdprHealth: {
    lastSweepAt: '2027-01-05T09:59:00Z',
    sweepWorks: true,
    oldestWorkSince: null,
    failedWork: 0,
    mailWorks: true,
    failedMailCount: 1,
    failedMails: [
      {
        id: 'M2',
        name: 'question',
        state: 'FAILED',
        createdAt: '2027-01-03T09:01:00Z',
        problem: 'The mail server refused it.',
        request: 'R1',
      },
    ],
    letterCount: 0,
    letters: [],
    unsealedEntries: 2,
    journal: false,
    unheardConsents: 0,
    problems: ['1 mail could not be sent.'],
  },
};

export const REPORT = {
  gdprReport: {
    first: '2026-01-01',
    last: '2026-12-31',
    received: 48,
    answered: 40,
    onTime: 39,
    extended: 3,
    stillOpen: 8,
    overdue: 1,
    medianDays: 6.5,
    byRight: [
      { right: 'ACCESS', count: 30 },
      { right: 'RECTIFICATION', count: 12 },
      { right: null, count: 6 },
    ],
    byState: [{ state: 'FULFILLED', count: 40 }],
    refusedByGround: [{ ground: 'EXCESSIVE', count: 2 }],
    csvUrl: 'https://shop.example/report.csv',
    pdfUrl: 'https://shop.example/report.pdf',
    registerUrl: 'https://shop.example/register.pdf',
  },
};

const words = (text: string) => ({ text, translations: [] });
const base = { active: true, position: 1, prefilled: true, changed: false, version: 1 };
export const REGISTER = {
  gdprRegister: {
    activities: [
      {
        ...base,
        key: 'orders',
        title: words('Orders'),
        purpose: words('Selling and delivering.'),
        bases: ['CONTRACT'],
        sources: [],
        data: null,
        persons: words('Customers'),
        origin: words('The person'),
        retention: [],
      },
    ],
    recipients: [
      {
        ...base,
        key: 'dhl',
        name: 'DHL',
        whatFor: words('Delivery'),
        role: 'PROCESSOR',
        country: 'DE',
        safeguard: words(''),
        matches: [],
        always: true,
      },
    ],
    suggestions: [],
    retention: [
      {
        ...base,
        key: 'tax',
        months: 120,
        event: words('end of the year'),
        words: words('Invoices'),
        reason: words('Tax law'),
      },
    ],
    systems: [
      { ...base, key: 'helpdesk', name: 'Helpdesk', contact: 'it@shop.example', holds: words('Tickets') },
    ],
    texts: [],
    gaps: ['Name the data protection officer.'],
    pdfUrl: 'https://shop.example/register.pdf',
    csvUrl: 'https://shop.example/register.csv',
    jsonUrl: 'https://shop.example/register.json',
  },
};

const text = (name: string, value: string) => [{ name, value }];
const place = (street: string, city: string) => [
  { name: 'first_name', value: 'Anna' },
  { name: 'company_name', value: '' },
  { name: 'street_address_1', value: street },
  { name: 'city', value: city },
  { name: 'postal_code', value: '50667' },
  { name: 'country', value: 'DE' },
];
const CORRECTION = {
  verdict: 'OPEN',
  appliedAt: null as string | null,
  oldMailboxAt: null as string | null,
  newMailboxAt: null as string | null,
  already: false,
  ground: null as string | null,
  groundText: null as string | null,
  explanation: null as string | null,
  found: true,
  changed: false,
  seen: 'seen-1',
  keptBecause: [] as string[],
  override: null as string | null,
  consent: null as string | null,
  byStaff: false,
};
export const NAME = {
  ...CORRECTION,
  id: 'Q29ycjox',
  field: 'last_name',
  label: 'Last name',
  asked: text('last_name', 'Muster'),
  before: text('last_name', 'Beispiel'),
  current: text('last_name', 'Beispiel'),
  after: text('last_name', 'Muster'),
};
export const DELIVERY = {
  ...CORRECTION,
  id: 'Q29ycjoy',
  field: 'order_shipping_address',
  label: 'Delivery address of order 1001',
  asked: place('Am Ring 2', 'Bonn'),
  before: place('Lindenstraße 7', 'Köln'),
  current: place('Lindenstraße 7a', 'Köln'),
  after: place('Am Ring 2', 'Bonn'),
  changed: true,
  seen: 'seen-2',
  keptBecause: ['Goods of this order were already sent to this address.'],
};
export const MAILBOX = {
  ...CORRECTION,
  id: 'Q29ycjoz',
  field: 'email',
  label: 'E-mail address',
  asked: text('email', 'new@example.com'),
  before: text('email', 'anna@example.com'),
  current: text('email', 'anna@example.com'),
  after: text('email', 'new@example.com'),
  newMailboxAt: '2027-01-03T09:00:00Z',
};
export const CORRECTIONS = {
  gdprRequest: {
    id: 'R1',
    state: 'OPEN',
    version: 3,
    stopUsing: true,
    corrections: [NAME, DELIVERY, MAILBOX],
    statements: [
      {
        id: 'S1',
        kind: 'order',
        record: 'T3JkZXI6MQ==',
        text: 'I never lived there.',
        at: '2027-01-04T09:00:00Z',
      },
    ],
  },
};
const RECIPIENT = { what: 'CORRECTED', at: '2027-01-04T09:00:00Z', note: null as string | null, by: null };
export const RECIPIENTS = {
  gdprRequest: {
    id: 'R1',
    version: 3,
    recipients: [
      { ...RECIPIENT, id: 'UmVjOjE=', name: 'DHL', state: 'TO_DO', way: 'BY_HAND' },
      { ...RECIPIENT, id: 'UmVjOjI=', name: 'Newsletter app', state: 'FAILED', way: 'EVENT' },
    ],
  },
};
export const RECTIFICATION = {
  ...DETAILS,
  right: 'RECTIFICATION',
  rightText: 'Rectification (Art. 16)',
  text: 'I have moved, and my name is Muster now.',
};

export const ERASABLE = {
  ...DETAILS,
  right: 'ERASURE',
  rightText: 'Erasure (Art. 17)',
  nextStep: 'Look at the plan and decide.',
};
const ITEM = {
  proposed: 'DELETE',
  disposition: 'DELETE',
  otherwise: 'DELETE',
  rule: null as string | null,
  until: null as string | null,
  blocked: null as string | null,
  blockedText: null as string | null,
  ground: null as string | null,
  reason: null as string | null,
  override: null as string | null,
  changedBy: null,
  doneAt: null as string | null,
};
export const ITEMS = [
  { ...ITEM, id: 'SXRlbTox', source: 'account', key: '1', label: 'anna@example.com' },
  {
    ...ITEM,
    id: 'SXRlbToy',
    source: 'orders',
    key: 'T3JkZXI6MQ==',
    label: 'Order 1001',
    proposed: 'KEEP',
    disposition: 'KEEP',
    otherwise: 'ANONYMISE',
    rule: 'tax',
    until: '2033-12-31',
  },
  {
    ...ITEM,
    id: 'SXRlbToz',
    source: 'orders',
    key: 'T3JkZXI6Mg==',
    label: '',
    disposition: 'ANONYMISE',
    proposed: 'ANONYMISE',
    blocked: 'open_order',
    blockedText: 'An order is open. Fulfil or cancel it, or keep it for now with a reason.',
  },
];
const source = (
  slug: string,
  label: string,
  deleted: number,
  anonymised: number,
  kept: number,
  blocked: number,
) => ({
  source: slug,
  label,
  deleted,
  anonymised,
  kept,
  blocked,
  done: 0,
});
export const PLAN = {
  madeAt: '2027-01-03T09:00:00Z',
  begunAt: null as string | null,
  endedAt: null as string | null,
  goes: ['The account is deleted.'],
  kept: ['1 order is kept until 31 December 2033: tax law.'],
  obstacles: [
    {
      code: 'blocked',
      text: 'An order is open. Fulfil or cancel it, or keep it for now with a reason.',
      count: 1,
    },
  ],
  sources: [source('account', 'Account', 1, 0, 0, 0), source('orders', 'Orders', 0, 1_203, 1, 1)],
  references: ['stripe: cus_123'],
  items: ITEMS as object[] | null,
};
export const erasure = (plan: object | null) => ({ gdprRequest: { id: 'R1', version: 3, erasure: plan } });

export const DATA = {
  Channels: {
    channels: [
      { slug: 'main', name: 'Main shop' },
      { slug: 'pl', name: 'Poland' },
    ],
  },
  Requests: list(ROWS),
  RequestDetails: { gdprRequest: DETAILS },
  ExportPreview: PREVIEW,
  Corrections: CORRECTIONS,
  Erasure: erasure(PLAN),
  Recipients: RECIPIENTS,
  Book: {
    user: {
      addresses: [
        {
          id: 'QWRkcmVzczo1',
          firstName: 'Anna',
          lastName: '',
          streetAddress1: 'Lindenstraße 7',
          postalCode: '50667',
          city: 'Köln',
        },
      ],
    },
  },
  Health: HEALTH,
  Report: REPORT,
  Register: REGISTER,
};
