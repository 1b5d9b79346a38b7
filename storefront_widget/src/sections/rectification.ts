import rectifiable from '@operations/Rectifiable.graphql';
import { html, nothing, unsafeCSS } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { GdprRequestSubmitInput } from '../api-types.js';
import { fieldStyles, tick } from '../parts/field.js';
import { type FormWords, RequestForm, type Taken } from '../parts/request-form.js';
import type { Pending } from '../pending.js';
import type { Problem } from '../problem.js';
import styles from '../styles/rectify.css?inline';
import { changeForm, said } from './change-form.js';
import { changeOf, type Draft, draftOf, idOf, isSame, type Row, typed } from './drafts.js';

/** Articles 16 and 18: what is wrong is set right, by fields for who is logged in, by words for everybody. */
export class Rectification extends RequestForm {
  static override styles = [fieldStyles, unsafeCSS(styles)];

  readonly name = 'rectification';
  readonly right = 'RECTIFICATION';
  readonly personal = true;

  /** What is there now; empty for who is not logged in with a confirmed address. */
  #rows: Row[] = [];
  /** What is being changed, in the order in which it was chosen: errors name its number. */
  #drafts = new Map<string, Draft>();
  #stopUsing = false;
  /** What was corrected at once: label, old, new. */
  #done: { label: string; before: string; now: string }[] = [];

  override async load(): Promise<void> {
    const { host } = this;
    if (!host.loggedIn) return;
    const { gdprRectifiable: rows } = await host.ask(rectifiable, { language: host.tag });
    // The phone number is a part of its address; two doors to one thing would be refused.
    this.#rows = rows.filter(({ current, field }) => current && field !== 'phone');
    for (const row of this.#rows) {
      const draft = this.#drafts.get(idOf(row));
      if (draft) draft.row = row;
    }
    host.requestUpdate();
  }

  protected override get needsText(): boolean {
    return !this.#drafts.size;
  }

  /** Whether somebody looks at it before anything changes; only then there is a time to bridge. */
  get #reviewed(): boolean {
    const drafts = [...this.#drafts.values()];
    return !drafts.length || Boolean(this.typed.text.trim()) || drafts.some(({ row }) => !row.atOnce);
  }

  protected override details(): Partial<GdprRequestSubmitInput> {
    const changes = [...this.#drafts.values()].map(changeOf);
    return { ...(changes.length && { changes }), stopUsing: this.#stopUsing && this.#reviewed };
  }

  protected override check(): Problem[] {
    const { t } = this.host;
    const same = [...this.#drafts.values()].flatMap((draft, index): Problem[] =>
      isSame(draft) ? [{ code: 'INVALID', field: `changes.${index}.value`, message: t.same }] : [],
    );
    return [...same, ...super.check()];
  }

  override sentence(problem: Problem): string {
    const missing = problem.field === 'text' && problem.code === 'REQUIRED' && !this.guest;
    return missing ? this.host.t.rectificationNeeded : super.sentence(problem);
  }

  protected override shown(): string[] {
    const named = this.problems.flatMap(({ field }) => (field && this.#place(field) ? [field] : []));
    return [...super.shown(), ...named];
  }

  /** "changes.0.postalCode" → the draft with the number 0, where the form shows that part. */
  #place(field: string): Draft | undefined {
    const [, index, part = ''] = /^changes\.(\d+)\.(\w+)$/.exec(field) ?? [];
    return part && part !== 'field' && part !== 'key' ? [...this.#drafts.values()][Number(index)] : undefined;
  }

  #problem(draft: Draft, part: string): string | undefined {
    const index = [...this.#drafts.values()].indexOf(draft);
    // An address as a whole is told at its first part.
    const names =
      part === 'value' || part === 'of' ? [part] : part === 'firstName' ? [part, 'value', 'address'] : [part];
    return names.map((name) => this.problemOf(`changes.${index}.${name}`)).find(Boolean);
  }

  protected override async taken(answer: Taken, pending: Pending): Promise<void> {
    if (answer.request?.state !== 'FULFILLED') return super.taken(answer, pending);
    const { host } = this;
    const asked = [...this.#drafts.values()].map((draft) => ({
      label: draft.row.label,
      before: said(host, draft.row),
      id: idOf(draft.row),
      typed: said(host, ...typed(draft, this.#entries())),
    }));
    this.clear();
    const rows = await this.load().then(
      () => this.#rows,
      () => [],
    );
    this.#done = asked.map(({ id, typed, ...one }) => {
      // An address that orders share is changed in a copy of its own: then its entry is another one now.
      const found = rows.find((row) => idOf(row) === id);
      return { ...one, now: found ? said(host, found) : typed };
    });
    host.say(host.t.rectified);
    void host.focusOn('#rectified');
  }

  protected override clear(): void {
    super.clear();
    this.#drafts.clear();
    this.#stopUsing = false;
  }

  #choose(row: Row): void {
    const { host } = this;
    const draft = draftOf(row);
    if (row.needs === 'default') draft.entry = this.#entries()[0]?.of ?? '';
    this.#drafts.set(idOf(row), draft);
    this.problems = [];
    this.#done = [];
    void host.focusOn(`#${this.#css(row)} :is(input, select)`);
  }

  #leave(row: Row): void {
    this.#drafts.delete(idOf(row));
    this.problems = [];
    void this.host.focusOn(`#${this.#css(row)} button`);
  }

  #entries(): Row[] {
    return this.#rows.filter(({ field }) => field === 'address');
  }

  #id(row: Row): string {
    return this.id(`of-${idOf(row)}`);
  }

  #css(row: Row): string {
    return CSS.escape(this.#id(row));
  }

  protected words(): FormWords {
    const { t, page } = this.host;
    const free = !this.#rows.length;
    return {
      title: t.rectificationTitle,
      text: free && this.guest ? t.rectificationGuest : t.rectificationText,
      label: free ? t.rectificationLabel : t.rectificationMore,
      hint: t.limitHint(page?.textLimit ?? 0),
      submit: t.rectificationSubmit,
      steps: this.#reviewed ? [t.nextRead, t.nextAnswer] : [t.atOnce],
    };
  }

  protected override fields(): unknown {
    const { t } = this.host;
    const orders = new Map<string, Row[]>();
    const account: Row[] = [];
    const book: Row[] = [];
    for (const row of this.guest ? [] : this.#rows) {
      if (row.number) orders.set(row.number, [...(orders.get(row.number) ?? []), row]);
      else if (row.of) book.push(row);
      else account.push(row);
    }
    return html`${this.#result()}
      ${account.length ? html`<h4>${t.accountGroup}</h4>${this.#list(account)}` : nothing}
      ${book.length ? this.#group(t.addressGroup, book) : nothing}
      ${[...orders].map(([number, rows]) => this.#group(t.orderGroup(number), rows))}`;
  }

  #result() {
    const { t } = this.host;
    if (!this.#done.length) return nothing;
    return html`<div class="notice good" part="notice">
      <h4 id="rectified" tabindex="-1">${t.rectified}</h4>
      <dl>
        ${this.#done.map(
          ({ label, before, now }) => html`<div>
            <dt>${label}</dt>
            <dd><del><span class="spoken">${t.until}${t.colon} </span><bdi>${before}</bdi></del></dd>
            <dd><ins><span class="spoken">${t.now}${t.colon} </span><bdi>${now}</bdi></ins></dd>
          </div>`,
        )}
      </dl>
    </div>`;
  }

  #group(name: string, rows: Row[]) {
    return html`<details class="group">
      <summary>${name}</summary>
      ${this.#list(rows)}
    </details>`;
  }

  #list(rows: Row[]) {
    return html`<div class="rows">
      ${repeat(rows, idOf, (row) => html`<div id=${this.#id(row)} class="row">${this.#row(row)}</div>`)}
    </div>`;
  }

  #row(row: Row) {
    const { t } = this.host;
    const draft = this.#drafts.get(idOf(row));
    if (draft) return this.#change(draft);
    return html`<p><span class="muted">${row.label}</span><br /><bdi>${said(this.host, row)}</bdi></p>
      <button
        part="button" type="button" aria-label="${t.change}${t.colon} ${row.label}, ${said(this.host, row)}"
        @click=${() => this.#choose(row)}
      >${t.change}</button>`;
  }

  #change(draft: Draft) {
    const { t } = this.host;
    const { row } = draft;
    const id = this.#id(row);
    return html`<fieldset>
      <legend>${row.label}</legend>
      <p><span class="muted">${t.until}${t.colon}</span> <del><bdi>${said(this.host, row)}</bdi></del></p>
      ${changeForm(this.host, id, draft, this.#entries(), (part) => this.#problem(draft, part))}
      ${
        row.keptBecause.length
          ? html`<div class="notice" part="notice"><p>${t.kept}</p>${row.keptBecause.map((why) => html`<p>${why}</p>`)}</div>`
          : nothing
      }
      <p class="muted">${row.atOnce ? t.atOnce : t.checked}</p>
      <button
        part="button" type="button" aria-label="${t.changeNot}${t.colon} ${row.label}"
        @click=${() => this.#leave(row)}
      >${t.changeNot}</button>
    </fieldset>`;
  }

  protected override more(): unknown {
    if (!this.#reviewed) return nothing;
    return tick(this.id('stop'), this.host.t.stopUsing, this.#stopUsing, (checked) => {
      this.#stopUsing = checked;
    });
  }
}
