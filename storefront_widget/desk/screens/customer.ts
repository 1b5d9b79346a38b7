import requests from '@desk/Requests.graphql';
import { html, nothing } from 'lit/html.js';
import { day } from '../../src/format.js';
import type { RequestsQuery } from '../api-types.js';
import { opener, openForm } from '../parts/form.js';
import { requestLink } from '../parts/naming.js';
import { type Channel, channelsOf, register } from '../parts/register.js';
import { badge, CLOSED, chip } from '../parts/state.js';
import { Screen } from '../screen.js';

type Row = NonNullable<RequestsQuery['gdprRequests']>['edges'][number]['node'];

const MOST = 50;
const IN_WIDGET = 3;

/** All requests of one customer: a page of its own, a popup on the customer's page, or a widget beside it. */
export class Customer extends Screen {
  rows: Row[] = [];
  #channels: Channel[] | undefined;

  get title(): string {
    return this.desk.t.customerTitle;
  }

  get #customer(): string {
    return this.route.id || this.route.query.get('customerId') || '';
  }

  async load(): Promise<void> {
    const { gdprRequests: page } = await this.desk.ask(requests, {
      first: MOST,
      filter: { customer: this.#customer },
      sortBy: { field: 'SUBMITTED_AT', direction: 'DESC' },
      language: this.desk.tag,
    });
    if (this.route.name !== 'widget' && !this.#channels) void this.#learn();
    this.rows = (page?.edges ?? []).map(({ node }) => node);
  }

  async #learn(): Promise<void> {
    this.#channels = await channelsOf(this.desk);
    this.desk.requestUpdate();
  }

  render(): unknown {
    return this.route.name === 'widget' ? this.#widget() : this.#page();
  }

  #page(): unknown {
    const { t } = this.desk;
    const action = register(this.desk, this.#channels ?? [], this.#customer, () =>
      this.load().catch(() => undefined),
    );
    return html`<header class="page">
        <h1 tabindex="-1">${t.customerTitle}</h1>
        <p class="row">${opener(this, action)}</p>
      </header>
      ${openForm(this, [action], `customer/${this.#customer}`, 2)}
      ${this.rows.length ? this.#list(this.rows) : html`<p class="muted">${t.customerEmpty}</p>`}`;
  }

  #widget(): unknown {
    const { t } = this.desk;
    const open = this.rows.filter(({ state }) => !CLOSED.includes(state));
    return html`<h1 class="small">${t.openRequests(open.length)}</h1>
      ${open.length ? this.#list(open.slice(0, IN_WIDGET)) : nothing}`;
  }

  #list(rows: Row[]): unknown {
    const { desk } = this;
    const { t, tag } = desk;
    return html`<ul class="plain lined cards">${rows.map(
      (row) => html`<li>
        <p class="row">${requestLink(desk, row.id, row.right ? row.rightText : t.unsorted)} ${chip(desk, row.state)} ${badge(row)}</p>
        <p class="muted">${row.reference}${row.receivedOn ? html` · ${t.received} ${day(tag, row.receivedOn)}` : nothing}</p>
        ${row.nextStep ? html`<p>${row.nextStep}</p>` : nothing}
      </li>`,
    )}</ul>`;
  }
}
