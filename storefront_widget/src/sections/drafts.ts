import type { GdprAddressInput, GdprChangeInput, RectifiableQuery } from '../api-types.js';

export type Row = RectifiableQuery['gdprRectifiable'][number];

/** The parts of an address as the API takes them, with what a browser can fill in. */
export const ADDRESS = {
  firstName: 'given-name',
  lastName: 'family-name',
  companyName: 'organization',
  streetAddress1: 'address-line1',
  streetAddress2: 'address-line2',
  postalCode: 'postal-code',
  city: 'address-level2',
  cityArea: 'address-level3',
  countryArea: 'address-level1',
  country: 'country',
  phone: 'tel',
} as const;
export type AddressPart = keyof typeof ADDRESS;

/** What is being entered for one field. */
export interface Draft {
  row: Row;
  value: string;
  address: Record<AddressPart, string>;
  /** An entry of the address book; empty for an address that is typed. */
  entry: string;
  /** Also in open orders; for the e-mail address. */
  orders: boolean;
}

export const idOf = ({ field, key, of }: Row): string => [field, key, of].filter(Boolean).join('-');

/** street_address_1 → streetAddress1 */
const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

export function partsOf({ current }: Row): Record<AddressPart, string> {
  const found = new Map(current?.map(({ name, value }) => [camel(name), value]));
  return Object.fromEntries(
    Object.keys(ADDRESS).map((name) => [name, found.get(name) ?? '']),
  ) as Draft['address'];
}

export const textOf = ({ current }: Row): string => current?.[0]?.value ?? '';

export const draftOf = (row: Row): Draft => ({
  row,
  value: textOf(row),
  address: partsOf(row),
  entry: '',
  orders: false,
});

/** Whether an address is typed: for an address, and for "the usual address" unless an entry is chosen. */
export const typesAddress = ({ row, entry }: Draft): boolean =>
  row.needs === 'address' || (row.needs === 'default' && !entry);

/** What the record would say, with the parts of its address. */
export function typed(
  { row, value, address, entry }: Draft,
  entries: readonly Row[],
): [Row, Draft['address']] {
  const chosen = entry ? entries.find(({ of }) => of === entry) : undefined;
  return [{ ...row, current: [{ name: row.field, value }] }, chosen ? partsOf(chosen) : address];
}

export function isSame(draft: Draft): boolean {
  const { row, value, address } = draft;
  if (row.needs === 'text') return value.trim() === textOf(row);
  const before = partsOf(row);
  return (
    typesAddress(draft) &&
    Object.entries(address).every(([name, said]) => said.trim() === before[name as AddressPart])
  );
}

export function changeOf(draft: Draft): GdprChangeInput {
  const { row, value, address, entry, orders } = draft;
  const change: GdprChangeInput = { field: row.field, key: row.key, of: row.of };
  if (row.needs === 'text') change.value = value.trim();
  else if (typesAddress(draft)) change.address = address as GdprAddressInput;
  else change.of = entry;
  if (row.field === 'email') change.orders = orders;
  return change;
}
