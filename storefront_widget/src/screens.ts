import type { Shown } from './follow/index.js';
import type { Host, Piece } from './host.js';
import type { Link } from './link.js';
import type { Pending } from './pending.js';

export const follow = () => import('./follow/index.js');

// Screens stand in place of the overview.

export async function screenFor(host: Host, { verify, download, status }: Link): Promise<Piece> {
  const { Confirm, Download } = await follow();
  if (verify) return new Confirm(host, verify);
  if (download) return new Download(host, download, status);
  return showRequest(host, { statusToken: status });
}

export const waitForMail = async (host: Host, pending: Pending): Promise<Piece> =>
  new (await follow()).CheckMail(host, pending);

export const showRequest = async (host: Host, shown: Shown): Promise<Piece> =>
  new (await follow()).RequestScreen(host, shown);
