import type { Desk } from '../desk.js';
import { page } from '../route.js';
import type { Messages } from '../words.js';

/** The person as a list names them: by name, else by address. */
export const whose = ({ name, email }: { name: string | null; email: string }): string => name || email;

/** A link to one request. */
export const requestLink = (desk: Desk, id: string, text: unknown): unknown =>
  desk.link(page('requests', id), text);

/** How staff can recognise a person; by login or mailbox the person proves it alone. */
export const methods = (t: Messages): (readonly [string, string])[] =>
  (['KNOWLEDGE', 'CALL_BACK', 'IN_PERSON', 'REPRESENTATIVE', 'OTHER'] as const).map((method) => [
    method,
    t.identities[method],
  ]);

/** "DE" in the language of whoever reads; what is no country is shown as it stands. */
export function countryName(tag: string, code: string): string {
  try {
    return new Intl.DisplayNames([tag], { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}
