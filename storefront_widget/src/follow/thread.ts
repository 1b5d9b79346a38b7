import requestReply from '@operations/RequestReply.graphql';
import { html, nothing } from 'lit';
import { day } from '../format.js';
import type { Host } from '../host.js';
import { area, fieldStyles } from '../parts/field.js';
import type { Problem } from '../problem.js';
import { Section } from '../section.js';
import type { Details } from './entered.js';
import { followStyles } from './styles.js';

/** Questions of the shop about a request, and the person's answers. */
export class Thread extends Section {
  static override styles = [fieldStyles, followStyles];

  #text = '';
  #sent = '';

  constructor(
    host: Host,
    public entries: Details['thread'],
    readonly proof: { id?: string; statusToken?: string | null },
    /** Reads the request anew, with the answer in it. */
    readonly again: () => Promise<void>,
  ) {
    super(host);
  }

  protected override get within(): string {
    return '[aria-labelledby=thread]';
  }

  #submit = (event: Event): void => {
    event.preventDefault();
    if (this.busy) return;
    const text = this.#text.trim();
    const limit = this.host.page?.textLimit ?? Number.POSITIVE_INFINITY;
    if (!text || text.length > limit)
      this.fail([{ code: text ? 'INVALID' : 'REQUIRED', field: 'text', message: null }]);
    else void this.act('reply', () => this.#send(text));
  };

  async #send(text: string): Promise<readonly Problem[] | undefined> {
    const { host } = this;
    const { gdprRequestReply: answer } = await host.ask(requestReply, {
      ...this.proof,
      text,
      language: host.tag,
    });
    if (answer?.errors.length) return answer.errors;
    this.#text = '';
    this.#sent = host.t.answerSent;
    host.say(this.#sent);
    // It is sent, whether it can be shown or not.
    await this.again().catch(() => undefined);
    // The form is gone now.
    void host.focusOn('#thread');
    return undefined;
  }

  override render(): unknown {
    const { t, tag } = this.host;
    const open = this.entries.some(({ kind, answeredOn }) => kind === 'QUESTION' && !answeredOn);
    return html`<section class="card" part="section" aria-labelledby="thread">
      <h3 id="thread" tabindex="-1">${open ? t.questionTitle : t.thread}</h3>
      ${this.#sent ? html`<div class="notice good" part="notice"><p>${this.#sent}</p></div>` : nothing}
      <dl>
        ${this.entries.map(
          ({ kind, text, at }) => html`<div>
            <dt>${kind === 'QUESTION' ? t.question : t.answer}, ${day(tag, at)}</dt>
            <dd class="typed" dir="auto">${text}</dd>
          </div>`,
        )}
      </dl>
      ${open ? this.#form() : nothing}
    </section>`;
  }

  #form() {
    const { t, page } = this.host;
    return html`<form novalidate @submit=${this.#submit}>
      ${area({
        name: 'reply',
        label: t.answer,
        hint: page ? t.answerHint(page.textLimit) : undefined,
        problem: this.problemOf('text'),
        required: true,
        value: this.#text,
        change: (text) => {
          this.#text = text;
        },
      })}
      ${this.alert('text')}
      ${this.button('reply', t.answerSend, 'primary')}
    </form>`;
  }
}
