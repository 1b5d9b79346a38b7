import consents from '@operations/Consents.graphql';
import marketingObject from '@operations/MarketingObject.graphql';
import { html, nothing } from 'lit';
import { emailLine, fieldStyles } from '../parts/field.js';
import { Section } from '../section.js';

/** Article 21(2): advertising stops at once, with one click, or for an address that is typed. */
export class Marketing extends Section {
  static override styles = [fieldStyles];

  readonly personal = true;
  #email = '';
  #objected = false;
  #done = '';
  /** The shop may ask for an address although the page says "logged in", when the login has ended. */
  #askEmail = false;

  override async load(): Promise<void> {
    const { host } = this;
    if (!host.loggedIn) return;
    try {
      const { gdprConsents: known } = await host.ask(consents, { language: host.tag });
      this.#objected = Boolean(known?.objected);
    } catch {
      // To stop it one need not know whether it was stopped before.
    }
    host.requestUpdate();
  }

  protected override get within(): string {
    return '[aria-labelledby=marketing]';
  }

  get #guest(): boolean {
    return !this.host.loggedIn || this.#askEmail;
  }

  #submit = (event: Event): void => {
    event.preventDefault();
    const input = (event.currentTarget as HTMLElement).querySelector('input');
    if (this.busy) return;
    if (input && !input.validity.valid) this.fail([{ code: 'INVALID', field: 'email', message: null }]);
    else void this.act('submit', () => this.#send(input ? this.#email.trim() : undefined));
  };

  async #send(email: string | undefined) {
    const { host } = this;
    this.#done = '';
    const input = { channel: host.channel, email, language: host.asked };
    const { gdprMarketingObject: answer } = await host.ask(marketingObject, { input });
    if (answer?.errors.length) {
      this.#askEmail = answer.errors.some((error) => error.field === 'email');
      return answer.errors;
    }
    host.emit('gdpr-consent-change', { purpose: null, standing: 'OBJECTED' });
    // The same answer for every address that is typed, known or not.
    this.#done = email ? host.t.marketingTaken : host.t.marketingDone;
    host.say(this.#done);
    if (!email) {
      this.#objected = true;
      // The button is gone now.
      void host.focusOn('#marketing');
    }
    return undefined;
  }

  override render(alone?: boolean): unknown {
    const { t } = this.host;
    const stopped = this.#objected && !this.#guest;
    return html`<section class="card" part="section" aria-labelledby="marketing">
      ${this.heading('marketing', t.marketingTitle, alone)}
      <p>${t.marketingText}</p>
      ${
        this.#done || stopped
          ? html`<div class="notice good" part="notice"><p>${this.#done || t.marketingNow}</p></div>`
          : nothing
      }
      ${stopped ? nothing : this.#form()}
    </section>`;
  }

  #form() {
    const { t } = this.host;
    return html`<form novalidate @submit=${this.#submit}>
      ${
        this.#guest
          ? emailLine(t, {
              name: 'marketing-email',
              problem: this.problemOf('email'),
              value: this.#email,
              change: (typed) => {
                this.#email = typed;
              },
            })
          : nothing
      }
      ${this.alert(...(this.#guest ? ['email'] : []))}
      ${this.button('submit', t.marketingSubmit, 'primary')}
    </form>`;
  }
}
