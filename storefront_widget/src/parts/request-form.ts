import requestSubmit from '@operations/RequestSubmit.graphql';
import { html, nothing } from 'lit';
import { Failure } from '../api.js';
import type { GdprRequestSubmitInput, GdprRight, RequestSubmitMutation } from '../api-types.js';
import { keep, type Pending } from '../pending.js';
import type { Problem } from '../problem.js';
import { showRequest, waitForMail } from '../screens.js';
import { Section } from '../section.js';
import { area, emailLine, fieldStyles } from './field.js';
import { login } from './login.js';

export type Taken = NonNullable<RequestSubmitMutation['gdprRequestSubmit']>;

/** The words of a form, in the order in which they stand on the page. */
export interface FormWords {
  title: string;
  text: string;
  label: string;
  hint: string;
  submit: string;
  /** What happens next; that a guest confirms by e-mail comes before. */
  steps: string[];
}

/** A request that staff decides about: who asks, what else there is to say, and what happens next. */
export abstract class RequestForm extends Section {
  static override styles = [fieldStyles];

  abstract readonly name: string;
  /** Without one the person says in own words what is wanted. */
  abstract readonly right: GdprRight | null;

  /** What is typed lives here, not in the page: it outlasts every re-render, error and step back. */
  protected typed = { email: '', text: '' };
  /** The shop may ask for an address although the page says "logged in", when the login has ended. */
  #askEmail = false;

  protected abstract words(): FormWords;

  /** What the right asks for besides. */
  protected fields(): unknown {
    return nothing;
  }

  protected details(): Partial<GdprRequestSubmitInput> {
    return {};
  }

  protected get needsText(): boolean {
    return false;
  }

  /** What can be found wrong before the shop is asked. */
  protected check(): Problem[] {
    const { text } = this.typed;
    const limit = this.host.page?.textLimit ?? Number.POSITIVE_INFINITY;
    if (this.needsText && !text.trim()) return [{ code: 'REQUIRED', field: 'text', message: null }];
    return text.length > limit ? [{ code: 'INVALID', field: 'text', message: null }] : [];
  }

  /** The fields on the page; a problem with another one is said above the button. */
  protected shown(): string[] {
    return ['text', ...(this.guest ? ['email'] : [])];
  }

  protected get guest(): boolean {
    return !this.host.loggedIn || this.#askEmail;
  }

  protected id(part: string): string {
    return `${this.name}-${part}`;
  }

  protected override get within(): string {
    return `[aria-labelledby=${this.name}]`;
  }

  #submit = (event: Event): void => {
    event.preventDefault();
    if (this.busy) return;
    const email = (event.currentTarget as HTMLElement).querySelector<HTMLInputElement>(
      `#${this.id('email')}`,
    );
    const problems = this.check();
    if (email && !email.validity.valid) problems.unshift({ code: 'INVALID', field: 'email', message: null });
    if (problems.length) this.fail(problems);
    else void this.act('submit', () => this.#send(email ? this.typed.email.trim() : undefined));
  };

  async #send(email: string | undefined): Promise<readonly Problem[] | undefined> {
    const { host, right } = this;
    const { gdprRequestSubmit: answer } = await host.ask(requestSubmit, {
      input: {
        right,
        channel: host.channel,
        email,
        text: this.typed.text.trim(),
        language: host.asked,
        ...this.details(),
      },
      language: host.tag,
    });
    if (!answer) throw new Failure('failed', 'empty answer');
    if (answer.errors.length) {
      this.#askEmail = answer.errors.some((error) => error.field === 'email');
      return answer.errors;
    }
    const reference = answer.reference ?? answer.request?.reference ?? '';
    host.emit('gdpr-request-created', { right, reference, request: answer.request });
    await this.taken(answer, { reference, browserSecret: answer.browserSecret ?? '', email });
    return undefined;
  }

  /** A login's request is shown; a guest's waits for its e-mail to be opened, and keeps what was typed till then. */
  protected async taken({ request, browserSecret }: Taken, pending: Pending): Promise<void> {
    const { host } = this;
    if (request && !browserSecret) {
      this.clear();
      void host.show(() => showRequest(host, { request, notice: 'received' }));
    } else {
      keep(pending);
      void host.show(() => waitForMail(host, pending));
    }
  }

  protected clear(): void {
    this.typed.text = '';
  }

  override render(alone?: boolean): unknown {
    const { t, page } = this.host;
    const words = this.words();
    return html`<section class="card" part="section" aria-labelledby=${this.name}>
      ${this.heading(this.name, words.title, alone)}
      <p>${words.text}</p>
      ${this.guest && !page?.guestVisitors ? login(t.GUESTS_NOT_ALLOWED, t.loginTitle) : this.form(words)}
    </section>`;
  }

  protected form(words: FormWords): unknown {
    const { t } = this.host;
    return html`<form novalidate @submit=${this.#submit}>
        ${this.guest ? this.#email() : nothing}
        ${this.fields()}
        ${area({
          name: this.id('text'),
          label: words.label,
          optional: this.needsText ? undefined : t.optional,
          hint: words.hint,
          problem: this.problemOf('text'),
          required: this.needsText,
          value: this.typed.text,
          change: (text) => {
            this.typed.text = text;
            this.host.requestUpdate();
          },
        })}
        ${this.more()}
        ${this.alert(...this.shown())}
        ${this.button('submit', words.submit, 'primary')}
      </form>
      <h4>${t.nextTitle}</h4>
      <ol class="next">
        ${this.guest ? html`<li>${t.nextMail}</li>` : nothing}
        ${words.steps.map((step) => html`<li>${step}</li>`)}
      </ol>`;
  }

  /** Stands between the message and the button. */
  protected more(): unknown {
    return nothing;
  }

  #email() {
    return emailLine(this.host.t, {
      name: this.id('email'),
      problem: this.problemOf('email'),
      value: this.typed.email,
      change: (typed) => {
        this.typed.email = typed;
      },
    });
  }
}
