import type { RequestFieldsFragment, RequestQuery } from '../src/api-types.js';
import { SaleorPrivacy } from '../src/define.js';

type Answer = unknown | ((variables: Record<string, never>) => unknown);

export interface Call {
  operation: string;
  variables: Record<string, unknown>;
  headers: Record<string, string>;
  /** The address bar at that moment. */
  hash: string;
}

type Details = NonNullable<RequestQuery['gdprRequest']>;

export const REQUEST: Details = {
  id: 'R1',
  reference: 'GDPR-7K2M-Q9XA',
  right: 'ACCESS',
  rightText: 'Copy of your data',
  state: 'OPEN',
  stateText: 'We are looking at your request.',
  email: 'anna@example.com',
  text: 'Please include order 1042.',
  submittedAt: '2026-11-20T09:12:00Z',
  receivedOn: '2026-11-20',
  dueOn: '2099-12-21',
  mayCancel: true,
  guestOrdersProven: true,
  timeline: [{ at: '2026-11-20T09:12:00Z', text: 'You made the request.' }],
  archive: null,
  mayCallBack: false,
  carryOutAt: null,
  groundText: null,
  explanation: null,
  stopUsing: false,
  restrictionGrounds: [],
  corrections: [],
  thread: [],
  restrictions: [],
};

export const READY: Details = {
  ...REQUEST,
  id: 'R2',
  reference: 'GDPR-3TXB-84PN',
  state: 'FULFILLED',
  stateText: 'Your data is ready to download.',
  mayCancel: false,
  archive: { state: 'AVAILABLE', size: 1_234_567, expiresAt: '2026-12-20T10:00:00Z', downloadsLeft: 3 },
};

export const PAGE = {
  rights: ['ACCESS'],
  guestVisitors: true,
  shopName: 'Lindenhof Tea',
  controller: 'Lindenhof Tea GmbH, Vienna',
  contactEmail: 'privacy@lindenhof.example',
  authority: 'Österreichische Datenschutzbehörde',
  privacyPolicyUrl: 'https://lindenhof.example/privacy',
  textLimit: 200,
};

/** A shop that offers every right. */
export const FULL = {
  ...PAGE,
  rights: [
    'ACCESS',
    'PORTABILITY',
    'RECTIFICATION',
    'ERASURE',
    'RESTRICTION',
    'OBJECTION',
    'MARKETING_OBJECTION',
    'CONSENT_WITHDRAWAL',
  ],
};

const purpose = (key: string, title: string, text: string, marketing: boolean) => ({
  key,
  version: 3,
  language: 'en',
  title,
  text,
  marketing,
  profiling: false,
});

export const NEWSLETTER = purpose('newsletter', 'Newsletter', 'Once a month, about new teas.', true);
export const REVIEWS = purpose('reviews', 'Product reviews', 'We ask how you liked it.', false);

type Standing = { standing: string | null; since: string | null };

export const consents = (newsletter: Standing, known: object = {}) => ({
  gdprConsents: {
    email: 'anna@example.com',
    objected: false,
    consents: [
      { purpose: NEWSLETTER, ...newsletter },
      { purpose: REVIEWS, standing: null, since: null },
    ],
    entries: [],
    ...known,
  },
});

const parts = (values: Record<string, string>) =>
  Object.entries(values).map(([name, value]) => ({ name, value }));

export const ADDRESS = parts({
  first_name: 'Anna',
  last_name: 'Example',
  company_name: '',
  street_address_1: 'Lindenallee 12',
  street_address_2: '',
  city: 'Bonn',
  city_area: '',
  postal_code: '53173',
  country: 'DE',
  country_area: '',
  phone: '+49228123456',
});

export const row = (field: string, label: string, value: string, more: object = {}) => ({
  field,
  label,
  key: null,
  of: null,
  number: null,
  needs: 'text',
  atOnce: true,
  current: parts({ [field]: value }),
  keptBecause: [] as string[],
  ...more,
});

export const ROWS = [
  row('first_name', 'First name', 'Anna'),
  row('email', 'E-mail address', 'anna@example.com', { atOnce: false }),
  row('language', 'Language', 'de'),
  row('default_billing_address', 'Usual billing address', '', { needs: 'default', current: ADDRESS }),
  row('address', 'Entry in the address book', '', { needs: 'address', of: 'QTE=', current: ADDRESS }),
  row('phone', 'Phone number in the address book', '+49228123456', { of: 'QTE=' }),
  row('order_billing_address', 'Billing address of order 1042', '', {
    needs: 'address',
    of: 'TzE=',
    number: '1042',
    atOnce: false,
    current: ADDRESS,
    keptBecause: ['There is an invoice for this order.'],
  }),
];

export const list = (...nodes: RequestFieldsFragment[]) => ({
  gdprMyRequests: {
    totalCount: nodes.length,
    pageInfo: { hasNextPage: false, endCursor: null },
    edges: nodes.map((node) => ({ node })),
  },
});

export const error = (code: string, field: string | null = null, retryAfter: number | null = null) => ({
  code,
  field,
  message: `server says ${code}`,
  retryAfter,
});

const ticket = (answer: object) => ({
  gdprDownloadTicket: { url: null, expiresAt: null, mailSent: false, errors: [], ...answer },
});

export { ticket };

const submitted = (answer: object) => ({
  gdprRequestSubmit: {
    reference: null,
    browserSecret: null,
    message: null,
    request: null,
    errors: [],
    ...answer,
  },
});

export { submitted };

/** A shop that answers as told, notes what it was asked, and can be slow or gone. */
export class Shop {
  calls: Call[] = [];
  answers: Record<string, Answer> = {
    PrivacyPage: { gdprPrivacyPage: PAGE },
    MyRequests: list(),
    Request: { gdprRequest: { ...REQUEST, state: 'UNVERIFIED', mayCancel: false } },
    RequestSubmit: submitted({
      reference: REQUEST.reference,
      browserSecret: 'secret',
      message: 'We have sent an e-mail.',
    }),
    RequestVerify: { gdprRequestVerify: { request: REQUEST, statusToken: 'status-token', errors: [] } },
    RequestVerificationResend: { gdprRequestVerificationResend: { message: 'Sent.', errors: [] } },
    RequestDisown: { gdprRequestDisown: { message: null, errors: [] } },
    RequestCancel: {
      gdprRequestCancel: {
        request: {
          ...REQUEST,
          state: 'CANCELLED',
          stateText: 'You cancelled this request.',
          mayCancel: false,
        },
        errors: [],
      },
    },
    DownloadTicket: ticket({}),
    Purposes: { gdprPurposes: [NEWSLETTER, REVIEWS] },
    Consents: consents({ standing: null, since: null }),
    ConsentGive: { gdprConsentGive: { standing: 'GIVEN', message: null, errors: [] } },
    ConsentWithdraw: { gdprConsentWithdraw: { reference: 'GDPR-7K2M-Q9XA', message: null, errors: [] } },
    ConsentConfirm: { gdprConsentConfirm: { purpose: 'newsletter', message: null, errors: [] } },
    MarketingObject: { gdprMarketingObject: { reference: 'GDPR-7K2M-Q9XA', message: null, errors: [] } },
    MarketingObjectionUndo: { gdprMarketingObjectionUndo: { message: null, errors: [] } },
    EmailChangeConfirm: { gdprEmailChangeConfirm: { message: null, errors: [] } },
    Rectifiable: { gdprRectifiable: ROWS },
    RequestReply: { gdprRequestReply: { request: REQUEST, errors: [] } },
    RequestCallBack: {
      gdprRequestCallBack: { request: { ...REQUEST, state: 'CANCELLED', mayCancel: false }, errors: [] },
    },
  };
  down = false;
  #gate: Promise<void> | undefined;

  fetcher = async (_: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const { query, variables } = JSON.parse(String(init?.body));
    const operation = /(?:query|mutation) (\w+)/.exec(query)?.[1] ?? '';
    const headers = init?.headers as Record<string, string>;
    this.calls.push({ operation, variables, headers, hash: location.hash });
    await this.#gate;
    if (this.down) throw new TypeError('Failed to fetch');
    const answer = this.answers[operation];
    const data = typeof answer === 'function' ? answer(variables) : answer;
    if (data instanceof Response) return data;
    return Response.json({ data });
  };

  /** Answers nothing until the returned function is called. */
  hold(): () => void {
    let open = () => {};
    this.#gate = new Promise((resolve) => {
      open = resolve;
    });
    return () => {
      this.#gate = undefined;
      open();
    };
  }

  asked(operation: string): Call[] {
    return this.calls.filter((call) => call.operation === operation);
  }
}

export function mount(shop: Shop, properties: Partial<SaleorPrivacy> = {}): SaleorPrivacy {
  const element = document.createElement('saleor-privacy') as SaleorPrivacy;
  Object.assign(element, {
    apiUrl: '/graphql/',
    channel: 'default-channel',
    locale: 'en',
    fetcher: shop.fetcher,
    ...properties,
  });
  // A storefront has a heading of its own above the widget.
  const main = document.createElement('main');
  main.innerHTML = '<h1>Privacy</h1>';
  main.append(element);
  document.body.append(main);
  return element;
}

/** What has the focus, inside the element. */
export const focused = (element: SaleorPrivacy) => element.shadowRoot?.activeElement as HTMLElement | null;

export const said = (element: SaleorPrivacy) =>
  element.shadowRoot?.querySelector('[role=status]')?.textContent?.trim();

export { SaleorPrivacy };
