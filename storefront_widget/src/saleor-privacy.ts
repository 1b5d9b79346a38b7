import privacyPage from '@operations/PrivacyPage.graphql';
import { html, nothing, type PropertyValues, unsafeCSS } from 'lit';
import { Failure } from './api.js';
import { Host, type Piece } from './host.js';
import { type Link, takeLink } from './link.js';
import { contact } from './parts/contact.js';
import { recall } from './pending.js';
import type { Entry } from './sections.js';
import base from './styles/base.css?inline';
import { Waiting } from './waiting.js';

const rooms = () => import('./rooms.js');
/** A mail link opened while the page is open changes nothing but the fragment; Back and Forward are the other one. */
const ARRIVALS = ['hashchange', 'popstate'];

/**
 * The privacy page of a shop: what a person can ask for and agree to, and what becomes of it.
 *
 * @slot login - a link to the login of the shop, shown where a login is needed
 * @event gdpr-ready @event gdpr-request-created @event gdpr-consent-change @event gdpr-error
 * @csspart base title section request button primary danger switch notice dialog
 */
export class SaleorPrivacy extends Host {
  static override styles = unsafeCSS(base);

  /** Nothing else is shown before it is there: no flash of English before German. */
  #language = new Waiting(this, () => this.#speak());
  #speaking = false;
  #link: Link | undefined;
  #page = new Waiting(this, () => this.#load());
  /** What stands in place of the overview. */
  #screen: Piece | undefined;
  #rooms: Awaited<ReturnType<typeof rooms>> | undefined;
  /** Sections that are still loading, by name. */
  #coming = new Map<string, Waiting>();
  /** What stood here at each step of the browser's history, by the mark of that step. */
  #steps = new Map<number, Piece | undefined>();

  override connectedCallback(): void {
    super.connectedCallback();
    this.#arrive();
    for (const event of ARRIVALS) addEventListener(event, this.#arrive);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const event of ARRIVALS) removeEventListener(event, this.#arrive);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('locale') || changed.has('messages')) void this.#language.start();
    if (changed.get('loggedIn')) {
      // Logged out: what belongs to the account leaves the page.
      this.#screen = undefined;
      this.#steps.clear();
      this.#coming.clear();
      this.kept = new Map([...this.kept].filter(([, piece]) => !piece.personal));
      this.requestUpdate();
    }
    if (changed.has('apiUrl') || changed.has('channel')) this.#open();
    else if (changed.has('loggedIn')) this.#reload();
    // A framework may make a new function for every rendering: only what has failed is worth another try.
    else if (changed.has('fetcher') || changed.has('token'))
      this.#reload((part) => Boolean(part.problems?.length));
  }

  /** @internal */
  async show(screen: () => Promise<Piece>, focus = true, move = true): Promise<void> {
    const waiting = new Waiting(this, async () => {
      const next = await screen();
      await next.load?.();
      this.#steps.set(mark, next);
      // Back to the overview, or another screen meanwhile: then nobody waits for this one.
      if (this.#screen === waiting) this.#screen = next;
    });
    const mark = this.#step(waiting, move);
    this.requestUpdate();
    await waiting.start();
    if (focus) await this.focusOn('[data-focus]');
  }

  /** @internal */
  back(): void {
    this.#step(undefined);
    this.#return();
  }

  /** A step in the history of the browser; the address stays, so a page that is loaded anew starts at the overview. */
  #step(next: Piece | undefined, move = true): number {
    // Whose page this is keeps what it wrote there. Two of us on a page share a mark.
    const write = (how: 'pushState' | 'replaceState', mark = Math.random()): number => {
      history[how]({ ...history.state, gdpr: mark }, '');
      return mark;
    };
    const here: number = history.state?.gdpr ?? write('replaceState');
    const mark = move && !this.#screen?.passing ? write('pushState') : here;
    if (mark !== here) this.#steps.set(here, this.#screen);
    this.#steps.set(mark, next);
    this.#screen = next;
    return mark;
  }

  #return(): void {
    this.#reload();
    void this.focusOn('[data-focus]', '#title');
  }

  #arrive = ({ type }: Partial<Event> = {}): void => {
    this.#link = takeLink() ?? this.#link;
    if (!this.hasUpdated) return;
    const mark = history.state?.gdpr;
    // A step that somebody else made, or that was made before the page was loaded anew, leaves everything as it is.
    if (type === 'popstate' && !this.#link && this.#steps.has(mark)) {
      this.#screen = this.#steps.get(mark);
      this.#return();
    }
    this.#openLink();
  };

  #openLink(): void {
    const link = this.#link;
    if (!link || !this.apiUrl) return;
    this.#link = undefined;
    void this.show(async () => (await rooms()).screenFor(this, link), true, false);
  }

  #open(): void {
    this.page = undefined;
    // A framework may set the address of the shop after it put the element on the page.
    if (!this.apiUrl) return;
    this.#openLink();
    const pending = recall();
    if (pending && !this.#screen)
      void this.show(async () => (await rooms()).waitForMail(this, pending), false, false);
    void this.#page.start();
  }

  async #load(): Promise<void> {
    const { apiUrl, channel } = this;
    const [{ gdprPrivacyPage: page }, parts] = await Promise.all([
      this.ask(privacyPage, { channel }),
      rooms(),
    ]);
    // The person may have moved to another channel meanwhile.
    if (apiUrl !== this.apiUrl || channel !== this.channel) return this.#load();
    this.page = page;
    this.#rooms = parts;
    if (!page) throw new Failure('INACTIVE', 'The shop has switched its privacy page off.');
    this.emit('gdpr-ready', { rights: page.rights });
  }

  async #speak(): Promise<void> {
    const { asked, messages } = this;
    await this.speak();
    if (asked !== this.asked || messages !== this.messages) return this.#speak();
    // Some sentences come from the server, in the language that was asked for.
    if (this.#speaking) this.#reload();
    this.#speaking = true;
  }

  #reload(wanted = (_: Piece) => true): void {
    const parts = [this.#screen, ...this.kept.values()];
    // What is shown stays when it cannot be fetched anew.
    for (const part of parts) if (part && wanted(part)) part.load?.().catch(() => undefined);
    this.requestUpdate();
  }

  #section(entry: Entry): Piece {
    const found = this.kept.get(entry.name) ?? this.#coming.get(entry.name);
    if (found) return found;
    const waiting = new Waiting(this, async () => void (await this.#rooms?.room(this, entry)));
    this.#coming.set(entry.name, waiting);
    void waiting.start();
    return waiting;
  }

  #overview(): unknown {
    if (!this.page) return this.#page.render();
    return this.#rooms?.chosen(this, this.page).map((entry) => this.#section(entry).render());
  }

  #body(): unknown {
    if (!this.#speaking) return this.#language.render();
    return html`${this.#screen ? this.#screen.render() : this.#overview()}
      ${this.page ? contact(this.t, this.page) : nothing}`;
  }

  protected override render(): unknown {
    // Once, and with the name of the shop: what stands below it must not move.
    const known = this.#speaking && (this.page || this.#page.failed);
    const title = known ? this.t.title(this.page?.shopName ?? '') : '';
    return html`<section class="root" part="base" lang=${this.tag} aria-label=${title}>
      <h2 id="title" part="title" tabindex="-1" ?hidden=${!known}>${title}</h2>
      <p class="spoken" role="status">${this.said}</p>
      ${this.#body()}
    </section>`;
  }
}
