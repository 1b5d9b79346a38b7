import downloadTicket from '@operations/DownloadTicket.graphql';
import { Failure } from '../api.js';
import type { DownloadTicketMutationVariables } from '../api-types.js';
import type { Host } from '../host.js';
import type { Problem } from '../problem.js';

/**
 * Gets a ticket and follows it. A login or the token of a "data ready" e-mail starts the download at once;
 * a status token only makes the shop send a new link: who follows a request need not be who may read the data.
 */
export async function collect(
  host: Host,
  proof: DownloadTicketMutationVariables,
): Promise<{ done: '' | 'started' | 'mailed'; problems: readonly Problem[] }> {
  const { gdprDownloadTicket: answer } = await host.ask(downloadTicket, proof);
  if (answer?.errors.length) return { done: '', problems: answer.errors };
  if (answer?.mailSent) return { done: 'mailed', problems: [] };
  // The address of the shop's server, never a javascript: one.
  const url = answer?.url ? new URL(answer.url, new URL(host.apiUrl, location.href)) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw new Failure('failed', 'no address to download from');
  location.assign(url);
  return { done: 'started', problems: [] };
}
