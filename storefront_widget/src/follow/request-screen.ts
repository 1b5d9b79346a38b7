import requestQuery from '@operations/Request.graphql';
import { html, nothing } from 'lit';
import type { RequestFieldsFragment } from '../api-types.js';
import type { Host } from '../host.js';
import { Section } from '../section.js';
import { back, gone } from './gone.js';
import { RequestCard } from './request-card.js';

export interface Shown {
  /** Known already, for example from the answer of a mutation. */
  request?: RequestFieldsFragment;
  /** What a guest has instead of a login. */
  statusToken?: string | null;
  /** What has just happened. */
  notice?: string;
}

/** One request: the page of a guest's status link, and where every request arrives once it is made or confirmed. */
export class RequestScreen extends Section {
  #card: RequestCard | undefined;
  #tag: string;

  constructor(
    host: Host,
    readonly shown: Shown,
  ) {
    super(host);
    this.#tag = host.tag;
    if (shown.request) this.#card = new RequestCard(host, shown.request, shown.statusToken);
  }

  override async load(): Promise<void> {
    // What came with an answer is fresh, until the language changes.
    if (this.#card && this.#tag === this.host.tag) return;
    const { statusToken, request } = this.shown;
    this.#tag = this.host.tag;
    const proof = statusToken ? { statusToken } : { id: request?.id };
    const { gdprRequest } = await this.host.ask(requestQuery, { ...proof, language: this.#tag });
    this.#card = gdprRequest ? new RequestCard(this.host, gdprRequest, statusToken) : undefined;
    this.host.requestUpdate();
  }

  override render(): unknown {
    if (!this.#card) return gone(this);
    const { notice } = this.shown;
    return html`${
      notice
        ? html`<div class="notice good" part="notice"><h3 data-focus tabindex="-1">${notice}</h3></div>`
        : nothing
    }
      ${this.#card.render(!notice)} ${back(this.host)}`;
  }
}
