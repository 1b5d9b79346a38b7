import type { GdprRight } from './api-types.js';
import type { Host, Piece, PrivacyPage } from './host.js';
import type { Part } from './messages.js';
import * as words from './words.js';

export interface Entry<Called extends string = string> {
  name: Called;
  /** The texts it needs. */
  words: Part[];
  load(): Promise<new (host: Host) => Piece>;
}

export type Name =
  | 'access'
  | 'rectification'
  | 'marketing'
  | 'consents'
  | 'portability'
  | 'erasure'
  | 'restriction'
  | 'objection'
  | 'other';

interface Offer extends Entry<Name> {
  /** Offered where the shop offers this right; what names no right, where there are several. */
  right?: GdprRight;
}

export const follow = () => import('./follow/index.js');

const REQUESTS: Entry = {
  name: 'requests',
  words: [words.follow, words.answer],
  load: async () => (await follow()).Requests,
};
const START: Entry = {
  name: 'start',
  words: [words.start],
  load: async () => (await import('./sections/start.js')).Start,
};
// A new section is a new file and an entry here; it is loaded when it is shown. In the order of the question.
const OFFERS: readonly Offer[] = [
  {
    name: 'access',
    right: 'ACCESS',
    words: [words.ask],
    load: async () => (await import('./sections/access.js')).Access,
  },
  {
    name: 'rectification',
    right: 'RECTIFICATION',
    words: [words.ask, words.rectify],
    load: async () => (await import('./sections/rectification.js')).Rectification,
  },
  {
    name: 'marketing',
    right: 'MARKETING_OBJECTION',
    words: [words.marketing],
    load: async () => (await import('./sections/marketing.js')).Marketing,
  },
  {
    name: 'consents',
    right: 'CONSENT_WITHDRAWAL',
    words: [words.consents],
    load: async () => (await import('./sections/consents.js')).Consents,
  },
  {
    name: 'portability',
    right: 'PORTABILITY',
    words: [words.ask],
    load: async () => (await import('./sections/portability.js')).Portability,
  },
  {
    name: 'erasure',
    right: 'ERASURE',
    words: [words.ask],
    load: async () => (await import('./sections/erasure.js')).Erasure,
  },
  {
    name: 'restriction',
    right: 'RESTRICTION',
    words: [words.ask],
    load: async () => (await import('./sections/restriction.js')).Restriction,
  },
  {
    name: 'objection',
    right: 'OBJECTION',
    words: [words.ask],
    load: async () => (await import('./sections/objection.js')).Objection,
  },
  {
    name: 'other',
    words: [words.ask],
    load: async () => (await import('./sections/other.js')).Other,
  },
];

/** What can be asked for in this shop, each a section of its own. */
export const offered = ({ rights }: PrivacyPage): readonly Offer[] =>
  OFFERS.filter(({ right }) => (right ? rights.includes(right) : rights.length > 1));

/**
 * The sections to show, in the order of the attribute `sections` where there is one. Without it: one's own requests,
 * and the question what one wants, which opens one section at a time; a shop that offers one right shows it at once.
 */
export function chosen(host: Host, page: PrivacyPage): Entry[] {
  const offers = offered(page);
  const usual = ['requests', offers.length > 1 ? 'start' : offers[0]?.name];
  const all: Entry[] = [...(host.loggedIn ? [REQUESTS] : []), START, ...offers];
  const names = host.sections?.split(/[\s,]+/) ?? usual;
  return names.flatMap((name) => all.filter((entry) => entry.name === name));
}

/**
 * A section, made once, so that what is typed outlasts a step back. It is kept for who was there when it was asked
 * for: another login gets its own.
 */
export async function room(host: Host, { name, words: parts, load }: Entry): Promise<Piece> {
  const { kept } = host;
  const known = kept.get(name);
  if (known) return known;
  const [Room] = await Promise.all([load(), host.need(...parts)]);
  const section = new Room(host);
  await section.load?.();
  // Two may have asked for it at once.
  const first = kept.get(name) ?? section;
  kept.set(name, first);
  return first;
}
