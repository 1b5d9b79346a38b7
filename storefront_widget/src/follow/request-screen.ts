import requestQuery from '@operations/Request.graphql';
import { html, nothing } from 'lit';
import type { RequestFieldsFragment } from '../api-types.js';
import type { Host } from '../host.js';
import { back } from '../parts/back.js';
import { showConsents } from '../screens.js';
import { Section } from '../section.js';
import { type Details, outcome } from './entered.js';
import { gone } from './gone.js';
import { hasMore, RequestCard } from './request-card.js';
import { Thread } from './thread.js';

export interface Shown {
  /** Known already, for example from the answer of a mutation. */
  request?: RequestFieldsFragment;
  /** What a guest has instead of a login. */
  statusToken?: string | null;
  /** What has just happened. */
  notice?: 'received' | 'confirmed';
}

/** One request: the page of a guest's status link, and where every request arrives once it is made or confirmed. */
export class RequestScreen extends Section {
  #card: RequestCard | undefined;
  #thread: Thread | undefined;
  #details: Details | undefined;
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
    const { shown } = this;
    const known = this.#card && this.#tag === this.host.tag ? shown.request : undefined;
    // What came with an answer is fresh, until the language changes.
    if (known && !hasMore(known)) return;
    this.#tag = this.host.tag;
    try {
      await this.#fetch();
    } catch (error) {
      // The request is made, and there is something to show.
      if (!known) throw error;
    }
  }

  #fetch = async (): Promise<void> => {
    const { host, shown } = this;
    const { statusToken, request } = shown;
    const proof = statusToken ? { statusToken } : { id: request?.id };
    const { gdprRequest: found } = await host.ask(requestQuery, { ...proof, language: host.tag });
    this.#details = found ?? undefined;
    this.#card = found ? new RequestCard(host, found, statusToken) : undefined;
    if (found?.thread.length && this.#thread) this.#thread.entries = found.thread;
    else if (found?.thread.length) this.#thread = new Thread(host, found.thread, proof, this.#fetch);
    host.requestUpdate();
  };

  override render(): unknown {
    const { host, shown } = this;
    if (!this.#card) return gone(this);
    const { notice, statusToken } = shown;
    const withConsents = statusToken && host.page?.rights.includes('CONSENT_WITHDRAWAL');
    return html`${
      notice
        ? html`<div class="notice good" part="notice"><h3 data-focus tabindex="-1">${host.t[notice]}</h3></div>`
        : nothing
    }
      ${this.#card.render(!notice, this.#details && outcome(host, this.#details))} ${this.#thread?.render()}
      ${back(
        host,
        withConsents
          ? this.button(
              'consents',
              host.t.seeConsents,
              'plain',
              () => void host.show(() => showConsents(host, statusToken)),
            )
          : nothing,
      )}`;
  }
}
