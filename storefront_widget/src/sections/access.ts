import requestSubmit from '@operations/RequestSubmit.graphql';
import { html, nothing } from 'lit';
import { Failure } from '../api.js';
import { field, fieldStyles } from '../parts/field.js';
import { keep } from '../pending.js';
import type { Problem } from '../problem.js';
import { showRequest, waitForMail } from '../screens.js';
import { Section } from '../section.js';

/** Article 15: ask for a copy of everything. */
export class Access extends Section {
  static override styles = [fieldStyles];

  /** What is typed lives here, not in the page: it outlasts every re-render, error and step back. */
  #typed = { email: '', text: '' };
  /** The shop may ask for an address although the page says "logged in", when the login has ended. */
  #askEmail = false;

  #submit = (event: Event): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const problems: Problem[] = [];
    const email = form.elements.namedItem('email') as HTMLInputElement | null;
    if (email && !email.validity.valid) problems.push({ code: 'INVALID', field: 'email', message: null });
    const limit = this.host.page?.textLimit ?? Number.POSITIVE_INFINITY;
    if (this.#typed.text.length > limit) problems.push({ code: 'INVALID', field: 'text', message: null });
    if (problems.length && !this.busy) this.fail(problems);
    else void this.act('submit', () => this.#send(email ? this.#typed.email.trim() : undefined));
  };

  async #send(email: string | undefined): Promise<readonly Problem[] | undefined> {
    const { host } = this;
    const { gdprRequestSubmit: answer } = await host.ask(requestSubmit, {
      input: {
        right: 'ACCESS',
        channel: host.channel,
        email,
        text: this.#typed.text.trim(),
        language: host.asked,
      },
      language: host.tag,
    });
    if (!answer) throw new Failure('failed', 'empty answer');
    if (answer.errors.length) {
      this.#askEmail = answer.errors.some((error) => error.field === 'email');
      return answer.errors;
    }
    const { request, browserSecret } = answer;
    const reference = answer.reference ?? request?.reference ?? '';
    host.emit('gdpr-request-created', { right: 'ACCESS', reference, request });
    if (request && !browserSecret) {
      this.#typed.text = '';
      void host.show(() => showRequest(host, { request, notice: host.t.received }));
    } else {
      const pending = { reference, browserSecret: browserSecret ?? '', email };
      keep(pending);
      void host.show(() => waitForMail(host, pending));
    }
    return undefined;
  }

  override render(): unknown {
    const { t, page, loggedIn } = this.host;
    const guest = !loggedIn || this.#askEmail;
    return html`<section class="card" part="section" aria-labelledby="access">
      <h3 id="access">${t.accessTitle}</h3>
      <p>${t.accessText}</p>
      ${guest && !page?.guestVisitors ? this.#login() : this.#form(guest)}
    </section>`;
  }

  #login() {
    const { t } = this.host;
    return html`<div class="notice" part="notice">
      <h4>${t.loginTitle}</h4>
      <p>${t.GUESTS_NOT_ALLOWED}</p>
      <slot name="login"></slot>
    </div>`;
  }

  #form(guest: boolean) {
    const { t, page } = this.host;
    const problem = { email: this.problemOf('email'), text: this.problemOf('text') };
    return html`
      <form novalidate @submit=${this.#submit}>
        ${
          guest
            ? field(
                { name: 'email', label: t.email, hint: t.emailHint, problem: problem.email },
                html`<input
                  id="email" name="email" type="email" autocomplete="email" required dir="ltr"
                  aria-describedby="email-hint email-problem" aria-invalid=${problem.email ? 'true' : 'false'}
                  .value=${this.#typed.email}
                  @input=${(event: Event) => {
                    this.#typed.email = (event.target as HTMLInputElement).value;
                  }}
                />`,
              )
            : nothing
        }
        ${field(
          {
            name: 'text',
            label: t.text,
            optional: t.optional,
            hint: t.textHint(page?.textLimit ?? 0),
            problem: problem.text,
          },
          html`<textarea
            id="text" name="text" rows="3"
            aria-describedby="text-hint text-problem" aria-invalid=${problem.text ? 'true' : 'false'}
            .value=${this.#typed.text}
            @input=${(event: Event) => {
              this.#typed.text = (event.target as HTMLTextAreaElement).value;
            }}
          ></textarea>`,
        )}
        ${this.alert(...(guest ? ['email', 'text'] : ['text']))}
        ${this.button('submit', t.submit, 'primary')}
      </form>
      <h4>${t.nextTitle}</h4>
      <ol class="next">
        ${guest ? html`<li>${t.nextMail}</li>` : nothing}
        <li>${t.nextCheck}</li>
        <li>${t.nextDone}</li>
      </ol>
    `;
  }
}
