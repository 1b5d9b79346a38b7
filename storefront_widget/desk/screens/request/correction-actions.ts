import emailChangeIdentify from '@desk/EmailChangeIdentify.graphql';
import rectificationDecide from '@desk/RectificationDecide.graphql';
import statementAttach from '@desk/StatementAttach.graphql';
import type {
  GdprAddressInput,
  GdprCorrectionDecisionInput,
  GdprIdentity,
  GdprRefusalGround,
} from '../../api-types.js';
import { type Action, area, type Field } from '../../parts/form.js';
import { methods } from '../../parts/naming.js';
import type { Messages } from '../../words.js';
import type { Details, Request } from '../request.js';
import { ALWAYS, GROUNDS, groundField } from './actions.js';
import { anchor, type Correction } from './corrections.js';

/** Where fields can still be decided about, and where nothing is proven that a statement could stand beside. */
const DECIDABLE = ['OPEN', 'WAITING', 'FAILED'];
const UNPROVEN = ['UNVERIFIED', 'LAPSED', 'JOINED'];

/** "street_address_1" → "streetAddress1": as the shop's inputs and errors name it. */
export const camel = (name: string): string =>
  name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** These fields hold a whole address; the others hold a text. */
const isAddress = (field: string): boolean => field.endsWith('address');

const addressFields = (t: Messages, values: Record<string, string>): Field[] =>
  Object.entries(t.parts).map(([name, label]) => ({
    name,
    label,
    optional: name !== 'country',
    value: values[name],
  }));

const addressOf = (t: Messages, values: Record<string, string>): GdprAddressInput =>
  Object.fromEntries(
    Object.keys(t.parts).map((name) => [name, values[name] ?? '']),
  ) as unknown as GdprAddressInput;

/** What can be decided about one field now; the shop has the last word. */
export function decisions(screen: Request, request: Details, one: Correction): Action[] {
  if (!DECIDABLE.includes(request.state) || one.appliedAt) return [];
  const found = one.found ? [accept(screen, one), another(screen, one), mailboxLost(screen, one)] : [];
  return [...found, refuse(screen, one)].filter((action) => action !== false);
}

function base(screen: Request, verb: string, one: Correction, verdict: 'ACCEPTED' | 'REFUSED') {
  return {
    name: `${verb}-${anchor(one)}`,
    of: one.label,
    focus: `#${anchor(one)}`,
    done: `${one.label}: ${screen.desk.t.verdicts[verdict]}`,
  };
}

const decide = (screen: Request, one: Correction, said: Omit<GdprCorrectionDecisionInput, 'correction'>) =>
  screen.decide(rectificationDecide, {
    // Decided about as it stands on the screen; what changes after that is refused.
    decisions: [{ correction: one.id, seen: one.seen, ...said }],
  });

/** Asked only where a rule keeps the record. */
const override = (t: Messages, { keptBecause }: Correction): Field[] =>
  keptBecause?.length ? [area('override', t.override)] : [];

function accept(screen: Request, one: Correction): Action | false {
  const { t } = screen.desk;
  if (one.verdict === 'ACCEPTED') return false;
  return {
    ...base(screen, 'accept', one, 'ACCEPTED'),
    label: t.accept,
    look: 'primary',
    text: one.changed ? t.acceptChanged : t.acceptText,
    fields: override(t, one),
    run: (values) => decide(screen, one, { accept: true, override: values.override }),
  };
}

/** An e-mail address is proven by its mailbox, so another one has to be asked for anew. */
function another(screen: Request, one: Correction): Action | false {
  const { t } = screen.desk;
  if (one.field === 'email') return false;
  const wanted = one.after?.length ? one.after : one.asked;
  const values = Object.fromEntries(wanted.map(({ name, value }) => [camel(name), value]));
  const whole = isAddress(one.field);
  return {
    ...base(screen, 'another', one, 'ACCEPTED'),
    label: t.another,
    text: t.anotherText,
    fields: [
      ...(whole
        ? addressFields(t, values)
        : [
            {
              name: 'value',
              label: t.newValue,
              kind: text(one.field),
              value: wanted[0]?.value,
              optional: true,
            },
          ]),
      area('consent', t.consent),
      ...override(t, one),
    ],
    run: (given) =>
      decide(screen, one, {
        accept: true,
        ...(whole ? { address: addressOf(t, given) } : { value: given.value ?? '' }),
        consent: given.consent,
        override: given.override,
      }),
  };
}

const text = (field: string): 'area' | 'line' => (field === 'customer_note' ? 'area' : 'line');

function refuse(screen: Request, one: Correction): Action {
  const { t } = screen.desk;
  return {
    ...base(screen, 'refuse', one, 'REFUSED'),
    label: t.refuse,
    look: 'danger',
    text: t.refuseFieldText,
    fields: [
      groundField(t, [...(GROUNDS.RECTIFICATION ?? []), ...ALWAYS]),
      area('explanation', t.explanation),
    ],
    run: ({ ground, explanation }) =>
      decide(screen, one, { accept: false, ground: ground as GdprRefusalGround, explanation }),
  };
}

function mailboxLost(screen: Request, one: Correction): Action | false {
  const { t } = screen.desk;
  if (one.field !== 'email' || one.oldMailboxAt) return false;
  return {
    ...base(screen, 'lost', one, 'ACCEPTED'),
    label: t.mailboxLost,
    text: t.confirmText,
    fields: [
      { name: 'method', label: t.method, kind: 'select', options: [['', t.chooseMethod], ...methods(t)] },
      area('note', t.checked),
    ],
    run: ({ method, note = '' }) =>
      screen.decide(emailChangeIdentify, { method: method as GdprIdentity, note }),
  };
}

/** The entries of the address book by name; where they cannot be read, an id is typed. */
const entries = (screen: Request, name: string, label: string, first?: string): Field =>
  screen.book.length
    ? { name, label, kind: 'select', options: [['', first ?? '–'], ...screen.book], optional: Boolean(first) }
    : { name, label, optional: Boolean(first) };

/** Words of the person become a field; which inputs it needs depends on the field that was chosen. */
export function words(screen: Request, request: Details): Action | false {
  if (!DECIDABLE.includes(request.state)) return false;
  const { t } = screen.desk;
  const typed = (name: string) => screen.desk.drafts.get(`${screen.key}/words/${name}`) ?? '';
  const chosen = typed('field');
  const usual = chosen.startsWith('default_');
  const whole = isAddress(chosen) && !(usual && screen.book.some(([id]) => id === typed('of')));
  const fields: Field[] = [
    {
      name: 'field',
      label: t.field,
      kind: 'select',
      options: [['', t.chooseField], ...Object.entries(t.fields)],
    },
  ];
  if (chosen.startsWith('order_') || chosen === 'customer_note')
    fields.push({ name: 'of', label: t.orderNumber });
  if (chosen === 'address' || chosen === 'phone') fields.push(entries(screen, 'of', t.entry));
  if (usual && screen.book.length) fields.push(entries(screen, 'of', t.entry, t.entryNew));
  if (chosen === 'metadata') fields.push({ name: 'key', label: t.detailKey });
  if (whole) fields.push(...addressFields(t, { country: request.country ?? '' }));
  else if (chosen && !usual)
    fields.push({ name: 'value', label: t.newValue, kind: text(chosen), optional: chosen !== 'email' });
  if (chosen === 'email') fields.push({ name: 'orders', label: t.emailOrders, kind: 'check' });
  return {
    name: 'words',
    label: t.words,
    fields,
    focus: '#corrections',
    run: ({ field = '', of, key, value, orders, ...rest }) =>
      screen.decide(rectificationDecide, {
        changes: [
          {
            field,
            of,
            key,
            ...(whole ? { address: addressOf(t, rest) } : { value }),
            ...(orders && { orders: true }),
          },
        ],
      }),
  };
}

/** Possible also after the end: it is what people answer to a refusal. */
export function statement(screen: Request, request: Details): Action | false {
  if (UNPROVEN.includes(request.state)) return false;
  const { t } = screen.desk;
  const kind = screen.desk.drafts.get(`${screen.key}/statement/on`);
  const which: Field[] =
    kind === 'address'
      ? [entries(screen, 'address', t.entry)]
      : kind === 'order'
        ? [{ name: 'order', label: t.orderNumber }]
        : [];
  return {
    name: 'statement',
    label: t.statement,
    text: t.statementText,
    fields: [
      {
        name: 'on',
        label: t.statementOn,
        kind: 'select',
        options: Object.entries(t.recordKinds),
        value: 'account',
      },
      ...which,
      area('text', t.statementLabel),
    ],
    focus: '#statements',
    run: ({ text: said = '', order, address }) =>
      screen.decide(statementAttach, { order, address, text: said }),
  };
}
