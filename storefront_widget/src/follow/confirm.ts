import requestQuery from '@operations/Request.graphql';
import requestDisown from '@operations/RequestDisown.graphql';
import requestVerify from '@operations/RequestVerify.graphql';
import { html, nothing } from 'lit';
import { Failure } from '../api.js';
import { moment } from '../format.js';
import type { Host } from '../host.js';
import { back } from '../parts/back.js';
import { forget } from '../pending.js';
import { showRequest } from '../screens.js';
import { Section } from '../section.js';
import * as words from '../words.js';
import { type Details, entered } from './entered.js';
import { gone } from './gone.js';
import { followStyles } from './styles.js';

/**
 * The link of the confirm e-mail. Opening it only reads: programs that check e-mails follow links too,
 * so a click on a button is what confirms.
 */
export class Confirm extends Section {
  static override styles = [followStyles];

  readonly passing = true;
  #request: Details | null = null;
  #disowned = false;

  constructor(
    host: Host,
    readonly token: string,
  ) {
    super(host);
  }

  override async load(): Promise<void> {
    const answer = await this.host.ask(requestQuery, { statusToken: this.token, language: this.host.tag });
    this.#request = answer.gdprRequest;
    if (this.#request?.restrictionGrounds.length) await this.host.need(words.ask);
    this.host.requestUpdate();
  }

  #yes = (): void =>
    void this.act('yes', async () => {
      const { host } = this;
      const { gdprRequestVerify: answer } = await host.ask(requestVerify, {
        input: { token: this.token },
        language: host.tag,
      });
      if (answer?.errors.length) return answer.errors;
      if (!answer?.request) throw new Failure('failed', 'empty answer');
      forget();
      const { request, statusToken } = answer;
      void host.show(() => showRequest(host, { request, statusToken, notice: 'confirmed' }));
      return undefined;
    });

  #no = (): void =>
    void this.act('no', async () => {
      const { gdprRequestDisown: answer } = await this.host.ask(requestDisown, { token: this.token });
      if (answer?.errors.length) return answer.errors;
      forget();
      this.#disowned = true;
      void this.host.focusOn('[data-focus]');
      return undefined;
    });

  override render(): unknown {
    const { t, tag } = this.host;
    const request = this.#request;
    if (this.#disowned) {
      return html`<div class="notice good" part="notice"><h3 data-focus tabindex="-1">${t.disowned}</h3></div>
        ${back(this.host)}`;
    }
    if (!request) return gone(this);
    const row = (label: string, value: unknown) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
    return html`<section class="card" part="section" aria-labelledby="confirm">
      <h3 id="confirm" data-focus tabindex="-1">${t.confirmTitle}</h3>
      <p>${t.confirmText}</p>
      <dl class="entered">
        ${row(t.right, request.rightText)}
        ${row(t.email, html`<bdi>${request.email}</bdi>`)}
        ${entered(this.host, request)}
        ${request.text ? row(t.text, html`<span class="typed" dir="auto">${request.text}</span>`) : nothing}
        ${row(t.entered, html`<time datetime=${request.submittedAt}>${moment(tag, request.submittedAt)}</time>`)}
        ${row(t.reference, html`<span class="reference">${request.reference}</span>`)}
      </dl>
      ${this.alert()}
      <p class="actions">
        ${this.button('yes', t.yes, 'primary', this.#yes)} ${this.button('no', t.no, 'plain', this.#no)}
      </p>
    </section>`;
  }
}
