import requestCallBack from '@operations/RequestCallBack.graphql';
import requestCancel from '@operations/RequestCancel.graphql';
import { html, nothing } from 'lit';
import type { RequestFieldsFragment } from '../api-types.js';
import { day, moment, size } from '../format.js';
import type { Host } from '../host.js';
import { showRequest } from '../screens.js';
import { Section } from '../section.js';
import { cancelDialog } from './cancel-dialog.js';
import { followStyles } from './styles.js';
import { collect } from './ticket.js';

/** For colour only: the sentence of the state says it in words. */
const LOOKS: Record<string, string> = { FULFILLED: 'done', PARTLY_FULFILLED: 'done' };
for (const state of ['REFUSED', 'CANCELLED', 'LAPSED', 'JOINED']) LOOKS[state] = 'closed';

/** Whether there is more to it than a card of a list shows. */
export const hasMore = ({ right, state }: RequestFieldsFragment): boolean =>
  right === 'RECTIFICATION' || ['WAITING', 'APPROVED', 'REFUSED', 'PARTLY_FULFILLED'].includes(state);

/** One request with its state, its legal date, its history and what can be done with it. */
export class RequestCard extends Section {
  static override styles = [followStyles];

  #news = '';

  constructor(
    host: Host,
    public request: RequestFieldsFragment,
    readonly statusToken?: string | null,
  ) {
    super(host);
  }

  get #proof() {
    return this.statusToken ? { statusToken: this.statusToken } : { id: this.request.id };
  }

  get #heading() {
    return `request-${this.request.reference}`;
  }

  /** Approved and not carried out yet: it can still be stopped. */
  get #mayCallBack(): boolean {
    return this.request.state === 'APPROVED';
  }

  #cancel = (): void =>
    void this.act('cancel', async () => {
      const { host } = this;
      const variables = { ...this.#proof, language: host.tag };
      const answer = this.#mayCallBack
        ? (await host.ask(requestCallBack, variables)).gdprRequestCallBack
        : (await host.ask(requestCancel, variables)).gdprRequestCancel;
      if (answer?.errors.length) return answer.errors;
      this.#tell(this.#mayCallBack ? host.t.calledBack : host.t.cancelled);
      if (answer?.request) this.request = answer.request;
      // The button is gone now.
      void host.focusOn(`#${this.#heading}`);
      return undefined;
    });

  #open = (): void => void this.host.show(() => showRequest(this.host, { request: this.request }));

  #download = (): void =>
    void this.act('download', async () => {
      const { done, problems } = await collect(this.host, this.#proof);
      if (done) this.#tell(done === 'mailed' ? this.host.t.newLinkSent : this.host.t.downloadStarted);
      return problems;
    });

  #tell(news: string): void {
    this.#news = news;
    this.host.say(news);
  }

  #openDialog = (): void => {
    const dialog = this.host.renderRoot.querySelector<HTMLDialogElement>(`#cancel-${this.request.reference}`);
    if (!dialog || this.busy) return;
    dialog.returnValue = '';
    dialog.showModal();
  };

  /** `more` is what a page of its own shows besides. */
  override render(alone = false, more: unknown = undefined): unknown {
    const { t } = this.host;
    const { request } = this;
    const title = request.rightText;
    const stops = request.mayCancel || this.#mayCallBack;
    return html`<article class="card request ${LOOKS[request.state] ?? 'open'}" part="section request">
      ${
        // Alone on a screen it is one level higher than in the list below "Your requests".
        alone
          ? html`<h3 id=${this.#heading} data-focus tabindex="-1">${title}</h3>`
          : html`<h4 id=${this.#heading} tabindex="-1">${title}</h4>`
      }
      <p class="muted">${t.reference}${t.colon} <span class="reference">${request.reference}</span></p>
      <p class="state">${request.stateText}</p>
      ${this.#due()} ${this.#guestOrders()} ${this.#archive()} ${more} ${this.alert()}
      ${this.#news ? html`<div class="notice good" part="notice"><p>${this.#news}</p></div>` : nothing}
      <p class="actions">
        ${
          request.archive?.state === 'AVAILABLE'
            ? this.button('download', this.statusToken ? t.newLink : t.download, 'primary', this.#download)
            : nothing
        }
        ${more === undefined && hasMore(request) ? this.#opener() : nothing}
        ${
          stops
            ? this.button('cancel', this.#mayCallBack ? t.callBack : t.cancel, 'plain', this.#openDialog)
            : nothing
        }
      </p>
      ${this.#history()} ${stops ? cancelDialog(this.#dialog, request.reference, this.#cancel) : nothing}
    </article>`;
  }

  #opener() {
    const { t } = this.host;
    return this.request.state === 'WAITING'
      ? this.button('open', t.toAnswer, 'primary', this.#open)
      : this.button('open', t.follow, 'plain', this.#open);
  }

  get #dialog() {
    const { t } = this.host;
    return this.#mayCallBack
      ? { title: t.callBackTitle, text: t.callBackText, keep: t.cancelKeep, yes: t.callBackYes }
      : { title: t.cancelTitle, text: t.cancelText, keep: t.cancelKeep, yes: t.cancelYes };
  }

  #due() {
    const { t, tag } = this.host;
    const { dueOn, state } = this.request;
    if (!dueOn || LOOKS[state]) return nothing;
    const today = new Date().toLocaleDateString('sv');
    return html`<p>${(dueOn < today ? t.overdue : t.due)(day(tag, dueOn))}</p>`;
  }

  /** A login proves the account, not the mailbox that guest orders were made with. */
  #guestOrders() {
    const { guestOrdersProven, state } = this.request;
    if (guestOrdersProven || LOOKS[state] || this.statusToken) return nothing;
    return html`<p class="muted">${this.host.t.guestOrders}</p>`;
  }

  #archive() {
    const { t, tag } = this.host;
    const { archive } = this.request;
    if (archive?.state !== 'AVAILABLE') return nothing;
    const facts = [
      archive.expiresAt && t.availableUntil(moment(tag, archive.expiresAt)),
      archive.downloadsLeft !== null && t.downloadsLeft(archive.downloadsLeft),
      archive.size && size(tag, archive.size),
    ];
    return html`<p class="muted">${facts.filter(Boolean).join(' · ')}</p>`;
  }

  #history() {
    const { t, tag } = this.host;
    if (!this.request.timeline.length) return nothing;
    return html`<details>
      <summary>${t.history}</summary>
      <ol class="history">
        ${this.request.timeline.map(
          ({ at, text }) =>
            html`<li><time datetime=${at}>${moment(tag, at)}</time> <span>${text}</span></li>`,
        )}
      </ol>
    </details>`;
  }
}
