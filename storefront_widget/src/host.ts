import { type CSSResult, LitElement } from 'lit';
import { ask, type Operation, type Token } from './api.js';
import type { PrivacyPageQuery } from './api-types.js';
import type { GdprEvents } from './events.js';
import { type Messages, type Part, speak, Words } from './messages.js';

export type PrivacyPage = NonNullable<PrivacyPageQuery['gdprPrivacyPage']>;

/** What stands on the page: a section of the overview, a screen in place of it, or one that is still loading. */
export interface Piece {
  /** `alone`: it is all there is on the page, and its heading takes the focus. */
  render(alone?: boolean): unknown;
  /** Fetches what it shows; called again when the language or the login changes. Throws when it cannot. */
  load?(): Promise<void>;
  problems?: readonly unknown[];
  /** Shows what belongs to an account: it leaves the page with the login. */
  readonly personal?: boolean;
  /** Once it is left, nobody comes back to it: the step to the next one takes its place in the history. */
  readonly passing?: boolean;
}

/** What the element is to its sections: its properties, the shop, the words, the voice and the focus. */
export abstract class Host extends LitElement {
  static override properties = {
    apiUrl: { attribute: 'api-url' },
    channel: {},
    locale: {},
    sections: {},
    loggedIn: { type: Boolean, attribute: 'logged-in' },
    fetcher: { attribute: false },
    token: { attribute: false },
    messages: { attribute: false },
  };

  declare apiUrl: string;
  declare channel: string;
  /** BCP 47; without it the language of the document. */
  declare locale: string | null;
  /** Names of the sections to show, in this order, with spaces between; without it all that the shop offers. */
  declare sections: string | null;
  declare loggedIn: boolean;
  /** For example `fetchWithAuth` of @saleor/auth-sdk. */
  declare fetcher: typeof fetch | undefined;
  /** A bearer token, or what gets one; not needed with a fetcher that brings its own. */
  declare token: Token | undefined;
  /** The shop's own words in place of ours; all of them for a language that we do not have. */
  declare messages: Partial<Messages> | undefined;

  /** undefined: not loaded yet; null: the plugin is inactive. @internal */
  page: PrivacyPage | null | undefined;
  /** What the live region says. @internal */
  said = '';
  /** The sections that were shown, by name, with what is typed in them. @internal */
  kept = new Map<string, Piece>();
  #words = new Words();

  constructor() {
    super();
    this.loggedIn = false;
    // Also makes the first update choose the language of the document.
    this.locale = null;
  }

  /** Puts a screen in place of the overview; `move`: as a step that the browser's Back takes back. @internal */
  abstract show(screen: () => Promise<Piece>, focus?: boolean, move?: boolean): Promise<void>;
  /** Back to the overview. @internal */
  abstract back(): void;

  /** @internal */
  get t(): Messages {
    return this.#words.texts;
  }

  /** The language that is shown, with its region: for dates, and for what the server words. @internal */
  get tag(): string {
    return this.#words.tag;
  }

  /** The language that the person asked for, also where we do not speak it: the shop's mails may. @internal */
  get asked(): string {
    return this.locale || document.documentElement.lang || navigator.language;
  }

  protected speak(): Promise<void> {
    return this.#words.use(speak(this.asked, Boolean(this.messages)), this.messages);
  }

  /** @internal */
  need(...parts: Part[]): Promise<void> {
    return this.#words.need(...parts);
  }

  /** @internal */
  ask<Data, Variables>(operation: Operation<Data, Variables>, variables: Variables): Promise<Data> {
    return ask(this, operation, variables);
  }

  /** Styles come with the section that needs them. @internal */
  wear({ styleSheet }: CSSResult): void {
    const root = this.renderRoot as ShadowRoot;
    if (styleSheet && !root.adoptedStyleSheets.includes(styleSheet)) root.adoptedStyleSheets.push(styleSheet);
  }

  /** @internal */
  say(text: string): void {
    // A live region is silent about a text that it holds already; the space makes it a new one.
    this.said = text && text === this.said ? `${text}\u00a0` : text;
    this.requestUpdate();
  }

  /** @internal */
  async focusOn(...selectors: string[]): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    for (const selector of selectors) {
      const found = this.renderRoot.querySelector<HTMLElement>(selector);
      if (found) return found.focus();
    }
  }

  /** @internal */
  emit<Name extends keyof GdprEvents>(name: Name, detail: GdprEvents[Name]): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
