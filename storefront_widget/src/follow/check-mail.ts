import resend from '@operations/RequestVerificationResend.graphql';
import requestVerify from '@operations/RequestVerify.graphql';
import { html, nothing } from 'lit';
import { Failure } from '../api.js';
import type { Host } from '../host.js';
import { field, fieldStyles } from '../parts/field.js';
import { forget, type Pending } from '../pending.js';
import type { Problem } from '../problem.js';
import { showRequest } from '../screens.js';
import { Section } from '../section.js';
import { followStyles } from './styles.js';

/** A guest has sent a request: the e-mail has to be opened, or its code typed here. */
export class CheckMail extends Section {
  static override styles = [fieldStyles, followStyles];

  readonly passing = true;
  #code = '';
  #sentAgain = '';

  constructor(
    host: Host,
    readonly pending: Pending,
  ) {
    super(host);
  }

  #submit = (event: Event): void => {
    event.preventDefault();
    const code = this.#code.replace(/\D/g, '');
    if (code.length === 6) void this.act('code', () => this.#verify(code));
    else if (!this.busy) this.fail([{ code: 'INVALID', field: 'code', message: null }]);
  };

  async #verify(code: string): Promise<readonly Problem[] | undefined> {
    const { host } = this;
    const { reference, browserSecret } = this.pending;
    const { gdprRequestVerify: answer } = await host.ask(requestVerify, {
      input: { reference, browserSecret, code },
      language: host.tag,
    });
    // Whatever is wrong with the code belongs to the field, whether the shop names it or not.
    if (answer?.errors.length) return answer.errors.map((error) => ({ ...error, field: 'code' }));
    if (!answer?.request) throw new Failure('failed', 'empty answer');
    forget();
    const { request, statusToken } = answer;
    void host.show(() => showRequest(host, { request, statusToken, notice: 'confirmed' }));
    return undefined;
  }

  #again = (): void => {
    this.#sentAgain = '';
    void this.act('again', async () => {
      const { reference, browserSecret } = this.pending;
      const { gdprRequestVerificationResend: answer } = await this.host.ask(resend, {
        reference,
        browserSecret,
      });
      if (answer?.errors.length) return answer.errors;
      this.#sentAgain = this.host.t.againDone;
      this.host.say(this.#sentAgain);
      return undefined;
    });
  };

  #change = (): void => {
    forget();
    this.host.back();
  };

  override render(): unknown {
    const { t } = this.host;
    const { email, reference, browserSecret } = this.pending;
    return html`<section class="card" part="section" aria-labelledby="mail">
      <h3 id="mail" data-focus tabindex="-1">${t.mailTitle}</h3>
      <p>${t.mailText}</p>
      ${email ? html`<p><strong><bdi>${email}</bdi></strong></p>` : nothing}
      <p class="muted">${t.reference}${t.colon} <strong class="reference">${reference}</strong></p>
      ${browserSecret ? this.#form() : nothing}
      <p class="actions">
        ${browserSecret ? this.button('again', t.again, 'plain', this.#again) : nothing}
        ${this.button('change', t.otherAddress, 'plain', this.#change)}
      </p>
      ${this.#sentAgain ? html`<div class="notice good" part="notice"><p>${this.#sentAgain}</p></div>` : nothing}
    </section>`;
  }

  #form() {
    const { t } = this.host;
    const problem = this.problemOf('code');
    return html`<form novalidate @submit=${this.#submit}>
      <p>${t.mailLink}</p>
      ${field(
        { name: 'code', label: t.code, hint: t.codeHint, problem },
        html`<input
          id="code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" dir="ltr" maxlength="12"
          aria-describedby="code-hint code-problem" aria-invalid=${problem ? 'true' : 'false'}
          .value=${this.#code}
          @input=${(event: Event) => {
            this.#code = (event.target as HTMLInputElement).value;
          }}
        />`,
      )}
      ${this.alert('code')}
      ${this.button('code', t.codeSubmit, 'primary')}
    </form>`;
  }
}
