import type { MainMessages } from './messages/en.js';
import type { AnswerMessages } from './messages/en-answer.js';
import type { AskMessages } from './messages/en-ask.js';
import type { ConsentsMessages } from './messages/en-consents.js';
import type { FollowMessages } from './messages/en-follow.js';
import type { MarketingMessages } from './messages/en-marketing.js';
import type { RectifyMessages } from './messages/en-rectify.js';
import type { StartMessages } from './messages/en-start.js';

export type Messages = MainMessages &
  StartMessages &
  AskMessages &
  FollowMessages &
  AnswerMessages &
  ConsentsMessages &
  MarketingMessages &
  RectifyMessages;

type Load = () => Promise<{ default: Partial<Messages> }>;

/** What the page shows at once. The other parts of the texts are in words.ts, loaded with what shows them. */
const MAIN = {
  en: () => import('./messages/en.js'),
  de: () => import('./messages/de.js'),
  es: () => import('./messages/es.js'),
  fr: () => import('./messages/fr.js'),
  it: () => import('./messages/it.js'),
  nl: () => import('./messages/nl.js'),
  pl: () => import('./messages/pl.js'),
};

/** Texts that are loaded together, in every language. */
export type Part = Record<keyof typeof MAIN, Load>;

/** What can be said before any texts are loaded, and when they cannot be. */
const FIRST_WORDS = {
  loading: '…',
  working: '…',
  retry: 'Try again',
  unreachableTitle: 'No connection',
  unreachable: 'This page could not be loaded. Please try again.',
} as Messages;

const language = (tag: string) => tag.split('-')[0] as keyof Part;

/** de-AT → de-AT (texts: de, dates: Austrian) · de_CH → de-CH · sv → en, unless the shop brings its own texts. */
export function speak(asked: string, ownTexts = false): string {
  try {
    const [tag] = Intl.getCanonicalLocales(asked.replace('_', '-'));
    if (tag && (ownTexts || language(tag) in MAIN)) return tag;
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
  #parts = new Set<Part>([MAIN]);

  use(tag: string, own: Partial<Messages> = {}): Promise<void> {
    this.#asked = tag;
    this.#own = own;
    return this.#load();
  }

  async need(...parts: Part[]): Promise<void> {
    const fresh = parts.filter((part) => !this.#parts.has(part));
    for (const part of fresh) this.#parts.add(part);
    try {
      await this.#load();
    } catch (error) {
      for (const part of fresh) this.#parts.delete(part);
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
    return (await (part[language(tag)] ?? part.en)()).default;
  } catch {
    return (await part.en()).default;
  }
}
