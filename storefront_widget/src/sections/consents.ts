import consentGive from '@operations/ConsentGive.graphql';
import consents from '@operations/Consents.graphql';
import consentWithdraw from '@operations/ConsentWithdraw.graphql';
import purposes from '@operations/Purposes.graphql';
import { html, nothing, unsafeCSS } from 'lit';
import type { ConsentsQuery, GdprConsentStanding, PurposesQuery } from '../api-types.js';
import { day } from '../format.js';
import type { Host } from '../host.js';
import { emailLine, fieldStyles } from '../parts/field.js';
import { login } from '../parts/login.js';
import type { Problem } from '../problem.js';
import { Section } from '../section.js';
import styles from '../styles/consents.css?inline';
import { ledger } from './ledger.js';

type Known = NonNullable<ConsentsQuery['gdprConsents']>;
type Purpose = PurposesQuery['gdprPurposes'][number];
type Held = Pick<Known['consents'][number], 'standing' | 'since'> & {
  purpose: Pick<Purpose, 'key' | 'version' | 'language' | 'title' | 'text' | 'marketing' | 'profiling'>;
};

/** Article 7: what people are asked to agree to. One click gives, one click withdraws. */
export class Consents extends Section {
  static override styles = [fieldStyles, unsafeCSS(styles)];

  readonly personal = true;
  #held: Held[] = [];
  /** undefined: nobody has shown to be the one; then an address can be typed. */
  #known: Known | undefined;
  #email = '';
  /** What became of a click without proof, by purpose. */
  #news = new Map<string, string>();

  constructor(
    host: Host,
    /** What a guest has instead of a login. */
    readonly statusToken?: string,
  ) {
    super(host);
  }

  override async load(): Promise<void> {
    const { host, statusToken } = this;
    const language = host.tag;
    const found =
      statusToken || host.loggedIn
        ? (await host.ask(consents, { statusToken, language })).gdprConsents
        : undefined;
    this.#known = found ?? undefined;
    this.#held = found
      ? found.consents
      : // What people are asked about is no secret; what one of them said is.
        (await host.ask(purposes, { language })).gdprPurposes.map((purpose) => ({
          purpose,
          standing: null,
          since: null,
        }));
    host.requestUpdate();
  }

  protected override get within(): string {
    return '[aria-labelledby=consents]';
  }

  override sentence(problem: Problem): string {
    return problem.code === 'CHANGED' ? this.host.t.textChanged : super.sentence(problem);
  }

  /** Who is known neither by login nor by the token of a mail types an address. */
  get #typing(): boolean {
    return !this.#known && !this.host.loggedIn;
  }

  /** Whether it can be withdrawn: without proof only advertising, as anybody may type an address. */
  #free({ purpose }: Held): boolean {
    return Boolean(this.#known) || purpose.marketing || purpose.profiling;
  }

  #say(held: Held, agreed: boolean): void {
    const { host } = this;
    const { purpose } = held;
    const email = this.#typing ? this.#email.trim() : undefined;
    if (this.busy) return;
    const input = host.renderRoot.querySelector<HTMLInputElement>('#consents-email');
    if (this.#typing && !input?.validity.valid) {
      this.fail([{ code: 'INVALID', field: 'email', message: null }]);
      return;
    }
    void this.act(`${purpose.key} ${agreed}`, async () => {
      this.#news.clear();
      const who = { channel: host.channel, email, statusToken: this.statusToken, language: host.asked };
      const { problems, standing } = agreed ? await this.#give(who, purpose) : await this.#take(who, purpose);
      if (problems?.length) {
        // Nobody agrees to words that were not on the page.
        if (problems.some(({ code }) => code === 'CHANGED')) await this.load();
        return problems;
      }
      this.#done(held, standing);
      return undefined;
    });
  }

  async #give(who: object, { key, version, language }: Held['purpose']) {
    const input = { ...(who as { channel: string }), purpose: key, version, textLanguage: language };
    const { gdprConsentGive: answer } = await this.host.ask(consentGive, { input });
    return { problems: answer?.errors, standing: answer?.standing ?? 'PENDING' };
  }

  async #take(who: object, { key }: Held['purpose']) {
    const input = { ...(who as { channel: string }), purpose: key };
    const { gdprConsentWithdraw: answer } = await this.host.ask(consentWithdraw, { input });
    return { problems: answer?.errors, standing: 'WITHDRAWN' as GdprConsentStanding };
  }

  #done(held: Held, standing: GdprConsentStanding): void {
    const { host } = this;
    const { key } = held.purpose;
    if (this.#known) {
      held.standing = standing;
      held.since = new Date().toISOString();
      host.say(this.#state(held));
      // For the history; what was said is said, whether it can be shown or not.
      this.load().catch(() => undefined);
    } else {
      const news = standing === 'WITHDRAWN' ? host.t.disagreeTaken : host.t.agreeSent;
      this.#news.set(key, news);
      host.say(news);
    }
    if (standing === 'GIVEN' || standing === 'PENDING' || standing === 'WITHDRAWN')
      host.emit('gdpr-consent-change', { purpose: key, standing });
  }

  #state({ standing, since }: Held): string {
    const { t, tag } = this.host;
    if (standing === 'PENDING') return t.statePENDING;
    if (!standing || standing === 'UNDONE' || !since) return t.stateNone;
    return t[`state${standing}`](day(tag, since));
  }

  override render(alone?: boolean): unknown {
    const { t } = this.host;
    return html`<section class="card" part="section" aria-labelledby="consents">
      ${this.heading('consents', t.consentsTitle, alone)}
      ${this.#held.length ? this.#body() : html`<p>${t.consentsNone}</p>`}
      ${this.#known ? ledger(this.host, this.#known) : nothing}
    </section>`;
  }

  #body() {
    const { t, loggedIn } = this.host;
    return html`<p>${this.#known ? t.consentsText : t.consentsGuest}</p>
      ${this.#known?.objected ? html`<div class="notice" part="notice"><p>${t.objectedNow}</p></div>` : nothing}
      ${this.#typing ? this.#address() : nothing}
      ${this.alert(...(this.#typing ? ['email'] : []))}
      <ul class="purposes" role="list">
        ${this.#held.map((held, index) => html`<li>${this.#purpose(held, `purpose-${index}`)}</li>`)}
      </ul>
      ${
        this.#known
          ? nothing
          : loggedIn
            ? html`<p class="muted">${t.consentsUnproven}</p>`
            : login(t.consentsProof)
      }`;
  }

  #address() {
    return emailLine(this.host.t, {
      name: 'consents-email',
      problem: this.problemOf('email'),
      value: this.#email,
      change: (typed) => {
        this.#email = typed;
      },
    });
  }

  #purpose(held: Held, id: string) {
    const { title, text } = held.purpose;
    return html`<div class="purpose">
      <h4 id=${id}>${title}</h4>
      ${this.#known ? this.#switch(held, id) : nothing}
      <p class="lines">${text}</p>
      ${
        this.#known
          ? html`<p class="muted" id="${id}-state">${this.#state(held)}</p>`
          : this.#buttons(held, id)
      }
    </div>`;
  }

  #switch(held: Held, id: string) {
    const on = held.standing === 'GIVEN';
    return html`<button
      class="switch" part="switch" type="button" role="switch" aria-checked=${on}
      aria-labelledby=${id} aria-describedby="${id}-state"
      aria-busy=${this.busy === `${held.purpose.key} ${!on}`}
      @click=${() => this.#say(held, !on)}
    ></button>`;
  }

  /** Both have the same weight, and both are one click after the address. */
  #buttons(held: Held, id: string) {
    const { t, page, loggedIn } = this.host;
    const button = (agreed: boolean, label: string) => html`<button
      part="button" type="button" id="${id}-${agreed}" aria-labelledby="${id}-${agreed} ${id}"
      aria-busy=${this.busy === `${held.purpose.key} ${agreed}`}
      @click=${() => this.#say(held, agreed)}
    >${label}</button>`;
    const news = this.#news.get(held.purpose.key);
    return html`<p class="actions">
        ${page?.guestVisitors || loggedIn ? button(true, t.agree) : nothing}
        ${this.#free(held) ? button(false, t.disagree) : nothing}
      </p>
      ${this.#free(held) ? nothing : html`<p class="muted">${t.PROOF_NEEDED}</p>`}
      ${news ? html`<div class="notice good" part="notice"><p>${news}</p></div>` : nothing}`;
  }
}
