import type { Host, Piece, PrivacyPage } from './host.js';
import type { Part } from './messages.js';
import { follow } from './screens.js';

export interface Entry {
  name: string;
  /** The part of the texts it needs. */
  words: Part;
  wanted(host: Host, page: PrivacyPage): boolean;
  load(): Promise<new (host: Host) => Piece>;
}

// A new section is a new file and an entry here; it is loaded when it is shown.
const ENTRIES: readonly Entry[] = [
  {
    name: 'requests',
    words: 'follow',
    wanted: (host) => host.loggedIn,
    load: async () => (await follow()).Requests,
  },
  {
    name: 'access',
    words: 'main',
    wanted: (_, page) => page.rights.includes('ACCESS'),
    load: async () => (await import('./sections/access.js')).Access,
  },
];

/** The sections to show, in the order of the attribute `sections` where there is one. */
export function chosen(host: Host, page: PrivacyPage): Entry[] {
  const names = host.sections?.split(/[\s,]+/) ?? ENTRIES.map((entry) => entry.name);
  return names.flatMap((name) => ENTRIES.filter((entry) => entry.name === name && entry.wanted(host, page)));
}
