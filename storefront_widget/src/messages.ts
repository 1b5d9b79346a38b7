import type { MainMessages } from './messages/en.js';
import type { FollowMessages } from './messages/en-follow.js';

export type Messages = MainMessages & FollowMessages;
export type Part = 'main' | 'follow';

type Load = () => Promise<{ default: Partial<Messages> }>;

const ENGLISH: Record<Part, Load> = {
  main: () => import('./messages/en.js'),
  follow: () => import('./messages/en-follow.js'),
};
const LANGUAGES: Record<string, Record<Part, Load>> = {
  en: ENGLISH,
  de: { main: () => import('./messages/de.js'), follow: () => import('./messages/de-follow.js') },
  fr: { main: () => import('./messages/fr.js'), follow: () => import('./messages/fr-follow.js') },
};

/** What can be said before any texts are loaded, and when they cannot be. */
const FIRST_WORDS = {
  loading: '…',
  working: '…',
  retry: 'Try again',
  unreachableTitle: 'No connection',
  unreachable: 'This page could not be loaded. Please try again.',
} as Messages;

const language = (tag: string) => tag.split('-')[0] as string;

/** de-AT → de-AT (texts: de, dates: Austrian) · de_CH → de-CH · sv → en, unless the shop brings its own texts. */
export function speak(asked: string, ownTexts = false): string {
  try {
    const [tag] = Intl.getCanonicalLocales(asked.replace('_', '-'));
    if (tag && (ownTexts || language(tag) in LANGUAGES)) return tag;
  } catch {
    // Not a language tag: English.
  }
  return 'en';
}

/** The texts of one language, as far as they are needed yet. */
export class Words {
  tag = 'en';
  texts = FIRST_WORDS;
  #asked = 'en';
  #own: Partial<Messages> = {};
  #parts = new Set<Part>(['main']);

  use(tag: string, own: Partial<Messages> = {}): Promise<void> {
    this.#asked = tag;
    this.#own = own;
    return this.#load();
  }

  async need(part: Part): Promise<void> {
    const known = this.#parts.has(part);
    this.#parts.add(part);
    try {
      await this.#load();
    } catch (error) {
      if (!known) this.#parts.delete(part);
      throw error;
    }
  }

  /** Language and parts change together, so that what is shown is one language. Files come only once. */
  async #load(): Promise<void> {
    const [tag, parts] = [this.#asked, [...this.#parts]];
    const texts = await Promise.all(parts.map((part) => load(tag, part)));
    if (tag !== this.#asked || parts.length < this.#parts.size) return this.#load();
    this.tag = tag;
    this.texts = Object.assign({}, ...texts, this.#own);
  }
}

async function load(tag: string, part: Part): Promise<Partial<Messages>> {
  try {
    return (await (LANGUAGES[language(tag)] ?? ENGLISH)[part]()).default;
  } catch {
    return (await ENGLISH[part]()).default;
  }
}
