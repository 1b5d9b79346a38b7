import requests from '@desk/Requests.graphql';
import { html, nothing } from 'lit/html.js';
import type { GdprRequestFilterInput, GdprRequestState, GdprRight, RequestsQuery } from '../api-types.js';
import { opener, openForm } from '../parts/form.js';
import { requestLink, whose } from '../parts/naming.js';
import { type Channel, channelsOf, register } from '../parts/register.js';
import { badge, CLOSED, chip } from '../parts/state.js';
import { table, row as tableRow } from '../parts/table.js';
import { page } from '../route.js';
import { Screen } from '../screen.js';
import { whoAmI } from '../token.js';

type Page = NonNullable<RequestsQuery['gdprRequests']>;
type Row = Page['edges'][number]['node'];

const PAGE = 25;
const OPEN: GdprRequestState[] = [
  'UNVERIFIED',
  'OPEN',
  'WAITING',
  'APPROVED',
  'PROCESSING',
  'READY',
  'FAILED',
];
const TABS = ['open', 'overdue', 'closed', 'all'] as const;
type Tab = (typeof TABS)[number];
/** Milliseconds without a key before the shop is asked. */
const PAUSE = 400;

/** The queue: tabs with counts, filters in the address, and in each row what is to be done next. */
export class Requests extends Screen {
  page: Page | undefined;
  /** Counts of all tabs; while only overdue ones are shown they are asked for apart. */
  #counts: Pick<Page, 'counts' | 'overdueCount'> | undefined;
  #typed: { text: string; at: number } | undefined;
  #asked = 0;
  #channels: Channel[] | undefined;

  get title(): string {
    return this.desk.t.nav.requests;
  }

  override moved(): boolean {
    return true;
  }

  async load(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const { query } = this.route;
    const [after, before] = [query.get('after'), query.get('before')];
    const slice = before ? { last: PAGE, before } : { first: PAGE, after };
    const filter = this.#filter();
    const page = await this.#ask({ ...slice, filter: { ...filter, ...this.#ofTab() } });
    const counts = this.#tab === 'overdue' ? await this.#ask({ first: 1, filter }) : page;
    // Somebody went on meanwhile: the answer to the last question counts.
    if (asked !== this.#asked) return;
    this.page = page;
    if (!this.#channels) void this.#learn();
    this.#counts = counts;
  }

  async #learn(): Promise<void> {
    this.#channels = await channelsOf(this.desk);
    this.desk.requestUpdate();
  }

  override tick(): void {
    if (!this.#typed || Date.now() - this.#typed.at < PAUSE) return;
    const { text } = this.#typed;
    this.#typed = undefined;
    this.#search(text);
  }

  render(): unknown {
    const { desk } = this;
    const { t } = desk;
    const open = async (id: string) => desk.go(page('requests', id));
    const action = register(desk, this.#channels ?? [], null, open);
    return html`<header class="page">
        <div class="row between"><h1 tabindex="-1">${t.nav.requests}</h1> ${opener(this, action)}</div>
        ${openForm(this, [action], 'requests', 2)}
        ${this.failed ? html`<p class="notice bad" role="alert">${this.sentence(this.failed)}</p>` : nothing}
      </header>
      ${this.#tabs()} ${this.#filters()} ${this.page?.edges.length ? this.#table(this.page) : this.#empty()}
      ${this.#pages()}`;
  }

  get #tab(): Tab {
    const asked = this.route.query.get('tab') as Tab;
    return TABS.includes(asked) ? asked : 'open';
  }

  async #ask(more: {
    first?: number;
    last?: number;
    after?: string | null;
    before?: string | null;
    filter: object;
  }) {
    const { gdprRequests } = await this.desk.ask(requests, {
      ...more,
      sortBy:
        this.#tab === 'closed' || this.#tab === 'all'
          ? { field: 'SUBMITTED_AT', direction: 'DESC' }
          : { field: 'DUE_ON', direction: 'ASC' },
      language: this.desk.tag,
    });
    if (!gdprRequests) throw new Error('The shop gave no list.');
    return gdprRequests;
  }

  #filter(): GdprRequestFilterInput {
    const { query } = this.route;
    const found: GdprRequestFilterInput = {};
    const right = query.get('right');
    if (right === 'none') found.unsorted = true;
    else if (right && right in this.desk.t.rights) found.rights = [right as GdprRight];
    const who = query.get('who');
    if (who === 'nobody') found.unassigned = true;
    if (who === 'me') found.assignedTo = whoAmI(this.desk.bridge.token);
    const search = this.desk.search || query.get('search') || '';
    if (search) found.search = search;
    return found;
  }

  #ofTab(): GdprRequestFilterInput {
    const state = this.route.query.get('state') as GdprRequestState | null;
    const states = { open: OPEN, closed: CLOSED, overdue: OPEN, all: [...OPEN, ...CLOSED] }[this.#tab];
    return {
      states: state && states.includes(state) ? [state] : states,
      ...(this.#tab === 'overdue' && { overdue: true }),
    };
  }

  /** Another part of the query; the first page again, unless it is a page that is asked for. */
  #with(values: Record<string, string>, search = this.desk.search): void {
    const query = new URLSearchParams(this.route.query);
    for (const key of ['after', 'before']) query.delete(key);
    for (const [key, value] of Object.entries(values)) {
      if (value) query.set(key, value);
      else query.delete(key);
    }
    this.desk.go({ ...this.route, query }, search);
  }

  /** A reference may stand in an address; a name or an e-mail address may not. */
  #search(text: string): void {
    const wanted = text.trim();
    if (/^GDPR-[\w-]*$/i.test(wanted)) this.#with({ search: wanted }, '');
    else this.#with({ search: '' }, wanted);
  }

  #count(tab: Tab): number | null {
    const { counts, overdueCount } = this.#counts ?? {};
    if (tab === 'overdue') return overdueCount ?? null;
    if (!counts) return null;
    const wanted = { open: OPEN, closed: CLOSED, all: [...OPEN, ...CLOSED] }[tab];
    return counts.filter(({ state }) => wanted.includes(state)).reduce((sum, { count }) => sum + count, 0);
  }

  #tabs(): unknown {
    const { t, tag } = this.desk;
    const labels = { open: t.tabOpen, overdue: t.tabOverdue, closed: t.tabClosed, all: t.tabAll };
    return html`<div class="tabs" role="group" aria-label=${t.tabs}>
      ${TABS.map((tab) => {
        const count = this.#count(tab);
        return html`<button
          type="button"
          aria-pressed=${tab === this.#tab}
          class=${tab === 'overdue' && count ? 'late' : ''}
          @click=${() => this.#with({ tab: tab === 'open' ? '' : tab, state: '' })}
        >${labels[tab]}${count === null ? nothing : html` <span class="count">${count.toLocaleString(tag)}</span>`}</button>`;
      })}
    </div>`;
  }

  #filters(): unknown {
    const { t } = this.desk;
    const { query } = this.route;
    const states = this.#tab === 'closed' ? CLOSED : this.#tab === 'all' ? [...OPEN, ...CLOSED] : OPEN;
    const select = (name: string, label: string, options: readonly (readonly [string, string])[]) =>
      html`<div class="field">
        <label for="filter-${name}">${label}</label>
        <select
          id="filter-${name}"
          @change=${(event: Event) => this.#with({ [name]: (event.target as HTMLSelectElement).value })}
        >${options.map(
          ([value, text]) =>
            html`<option value=${value} ?selected=${value === (query.get(name) ?? '')}>${text}</option>`,
        )}</select>
      </div>`;
    const typed = (event: Event) => {
      this.#typed = { text: (event.target as HTMLInputElement).value, at: Date.now() };
    };
    const entered = (event: Event) => {
      event.preventDefault();
      const text = this.#typed?.text;
      this.#typed = undefined;
      if (text !== undefined) this.#search(text);
    };
    return html`<form class="filters" role="search" @submit=${entered}>
      <div class="field wide">
        <label for="filter-search">${t.search}</label>
        <input
          id="filter-search"
          type="search"
          autocomplete="off"
          placeholder=${t.searchHint}
          .value=${this.#typed?.text ?? (this.desk.search || query.get('search') || '')}
          @input=${typed}
        />
      </div>
      ${select('right', t.right, [['', t.anyRight], ...Object.entries(t.rights), ['none', t.unsorted]])}
      ${select('state', t.state, [['', t.anyState], ...states.map((state) => [state, t.states[state]] as const)])}
      ${select('who', t.who, [
        ['', t.anybody],
        ['me', t.me],
        ['nobody', t.nobody],
      ])}
    </form>`;
  }

  #table(page: Page): unknown {
    const { t, tag } = this.desk;
    return html`<p class="muted">${t.found((page.totalCount ?? 0).toLocaleString(tag), page.totalCount ?? 0)}</p>
      ${table(
        [t.person, t.right, t.state, t.due, t.nextStep, t.assigned],
        page.edges.map(({ node }) => this.#row(node)),
        'queue',
      )}`;
  }

  #row(row: Row): unknown {
    const { desk } = this;
    const { t } = desk;
    return tableRow([
      html`${requestLink(desk, row.id, whose(row) || row.reference)}
        <span class="muted">${row.name && row.email ? html`${row.email}<br />` : nothing}${row.reference}</span>`,
      row.right ? row.rightText : t.unsorted,
      chip(desk, row.state),
      badge(row),
      html`${row.nextStep}${row.problem ? html`<br /><span class="bad">${row.problem}</span>` : nothing}`,
      row.assignedTo?.name ?? html`<span class="muted">${t.nobody}</span>`,
    ]);
  }

  #empty(): unknown {
    const { t } = this.desk;
    const { query } = this.route;
    const narrowed = this.desk.search || [...query.keys()].some((key) => key !== 'tab');
    if (narrowed)
      return html`<section class="alone">
        <h2>${t.emptyFilterTitle}</h2>
        <p>${t.emptyFilter}</p>
        <button type="button" @click=${() => this.#all()}>${t.clearFilters}</button>
      </section>`;
    const all = this.#count('all');
    return html`<section class="alone">
      <h2>${all ? t.nothingTitle : t.emptyTitle}</h2>
      <p>${all ? t.nothing : t.empty}</p>
    </section>`;
  }

  #all(): void {
    this.desk.go({ ...this.route, query: new URLSearchParams({ tab: 'all' }) });
    void this.desk.focusOn('h1');
  }

  #pages(): unknown {
    const { t } = this.desk;
    const info = this.page?.pageInfo;
    if (!info?.hasNextPage && !info?.hasPreviousPage) return nothing;
    const turn = (values: Record<string, string>) => () => {
      this.#with(values);
      void this.desk.focusOn('h1');
    };
    return html`<nav class="pages" aria-label=${t.pages}>
      ${info.hasPreviousPage ? html`<button type="button" @click=${turn({ before: info.startCursor ?? '' })}>${t.previous}</button>` : nothing}
      ${info.hasNextPage ? html`<button type="button" @click=${turn({ after: info.endCursor ?? '' })}>${t.next}</button>` : nothing}
    </nav>`;
  }
}
