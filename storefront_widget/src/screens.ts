import { html } from 'lit';
import type { Shown } from './follow/index.js';
import type { Host, Piece } from './host.js';
import type { Link } from './link.js';
import { back } from './parts/back.js';
import type { Pending } from './pending.js';
import { follow, type Name, offered, room } from './sections.js';
import * as words from './words.js';

// Screens stand in place of the overview.

async function following(host: Host) {
  const [parts] = await Promise.all([follow(), host.need(words.follow, words.answer)]);
  return parts;
}

export async function screenFor(host: Host, link: Link): Promise<Piece> {
  const { verify, download, status, consent, email, undo } = link;
  if (consent || email || undo) {
    const part = consent ? words.consents : email ? words.rectify : words.marketing;
    const [questions] = await Promise.all([import('./links/index.js'), host.need(words.follow, part)]);
    if (consent) return new questions.Consent(host, consent);
    if (email) return new questions.Email(host, email);
    return new questions.Undo(host, undo as string);
  }
  const { Confirm, Download } = await following(host);
  if (verify) return new Confirm(host, verify);
  if (download) return new Download(host, download, status);
  return showRequest(host, { statusToken: status });
}

export const waitForMail = async (host: Host, pending: Pending): Promise<Piece> =>
  new (await following(host)).CheckMail(host, pending);

export const showRequest = async (host: Host, shown: Shown): Promise<Piece> =>
  new (await following(host)).RequestScreen(host, shown);

/** In place of the overview, and with a way back to it. */
const alone = (host: Host, section: Piece): Piece => ({
  load: async () => section.load?.(),
  render: () => html`${section.render(true)} ${back(host)}`,
});

export async function showSection(host: Host, name: Name): Promise<Piece> {
  const entry = host.page && offered(host.page).find((one) => one.name === name);
  if (!entry) throw new Error(`no section ${name}`);
  const section = await room(host, entry);
  // What is kept is loaded already, and with every change of language or login.
  return { ...alone(host, section), load: undefined };
}

/** What a guest agreed to, shown by the token of a mail. */
export async function showConsents(host: Host, statusToken: string): Promise<Piece> {
  const [{ Consents }] = await Promise.all([import('./sections/consents.js'), host.need(words.consents)]);
  return alone(host, new Consents(host, statusToken));
}
