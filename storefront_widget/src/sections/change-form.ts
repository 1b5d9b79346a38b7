import { html, nothing } from 'lit';
import type { Host } from '../host.js';
import { line, select, tick } from '../parts/field.js';
import { ADDRESS, type AddressPart, type Draft, partsOf, type Row, textOf, typesAddress } from './drafts.js';
import { choices, nameOf } from './names.js';

/** What a record says now, as people write it. */
export function said(
  { t, tag }: Host,
  { field, needs, current }: Row,
  parts = partsOf({ current } as Row),
): string {
  if (needs === 'text') {
    const value = textOf({ current } as Row);
    return (field === 'language' ? nameOf(tag, 'language', value) : value) || t.nothing;
  }
  const { firstName, lastName, country, phone, ...rest } = parts;
  const name = [firstName, lastName].filter(Boolean).join(' ');
  const words = [name, ...Object.values(rest), nameOf(tag, 'region', country), phone];
  return words.filter(Boolean).join(', ') || t.nothing;
}

const AUTOCOMPLETE: Record<string, string> = {
  first_name: 'given-name',
  last_name: 'family-name',
  email: 'email',
};

/** The new value of one field. `problem` gives what is wrong with a part of it. */
export function changeForm(
  host: Host,
  id: string,
  draft: Draft,
  entries: readonly Row[],
  problem: (part: string) => string | undefined,
): unknown {
  const { t, tag } = host;
  const { row } = draft;
  const write = (name: 'value' | 'entry') => (value: string) => {
    draft[name] = value;
    host.requestUpdate();
  };
  const value = {
    name: `${id}-value`,
    label: t.now,
    problem: problem('value'),
    value: draft.value,
    change: write('value'),
  };
  if (row.field === 'language') return select(value, choices(tag, 'language', textOf(row)));
  if (row.needs === 'text') {
    const isEmail = row.field === 'email';
    return html`${line({
      ...value,
      type: isEmail ? 'email' : 'text',
      autocomplete: AUTOCOMPLETE[row.field],
      ltr: isEmail,
      hint: isEmail ? t.emailBoth : undefined,
    })}
    ${
      isEmail
        ? tick(`${id}-orders`, t.emailOrders, draft.orders, (checked) => {
            draft.orders = checked;
          })
        : nothing
    }`;
  }
  return html`${
    row.needs === 'default' && entries.length
      ? select(
          {
            ...value,
            name: `${id}-entry`,
            label: t.entry,
            problem: problem('of'),
            value: draft.entry,
            change: write('entry'),
          },
          [...entries.map((entry) => [entry.of ?? '', said(host, entry)] as const), ['', t.entryNew]],
        )
      : nothing
  }
  ${typesAddress(draft) ? address(host, id, draft, problem) : nothing}`;
}

function address(
  host: Host,
  id: string,
  draft: Draft,
  problem: (part: string) => string | undefined,
): unknown {
  const { t, tag } = host;
  const part = (name: AddressPart) => {
    const of = {
      name: `${id}-${name}`,
      label: t[name],
      problem: problem(name),
      autocomplete: ADDRESS[name],
      ltr: name === 'phone',
      type: name === 'phone' ? 'tel' : 'text',
      value: draft.address[name],
      change: (value: string) => {
        draft.address[name] = value;
        host.requestUpdate();
      },
    };
    return name === 'country' ? select(of, choices(tag, 'region', of.value)) : line(of);
  };
  return html`<div class="parts">${(Object.keys(ADDRESS) as AddressPart[]).map(part)}</div>`;
}
