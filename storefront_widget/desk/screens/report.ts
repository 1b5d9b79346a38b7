import report from '@desk/Report.graphql';
import { html, nothing } from 'lit/html.js';
import type { ReportQuery } from '../api-types.js';
import { Screen } from '../screen.js';

type Found = NonNullable<ReportQuery['gdprReport']>;
const DAY = 86_400_000;
const iso = (date: Date) => date.toLocaleDateString('sv');

/** What was asked and how it was answered in a period, to read and to take along. */
export class Report extends Screen {
  found: Found | undefined;
  from = iso(new Date(Date.now() - 365 * DAY));
  to = iso(new Date());

  get title(): string {
    return this.desk.t.reportTitle;
  }

  /** The addresses of the files are for now; a page that lies open gets new ones. */
  override get patience(): number {
    return 60;
  }

  async load(): Promise<void> {
    const { gdprReport } = await this.desk.ask(report, {
      from: this.from,
      to: this.to,
      language: this.desk.tag,
    });
    if (!gdprReport) throw new Error('The shop gave no report.');
    this.found = gdprReport;
  }

  render(): unknown {
    const { found } = this;
    if (!found) return nothing;
    const { t, tag } = this.desk;
    const show = (event: Event) => {
      event.preventDefault();
      void this.act('show', async () => {
        await this.load();
        this.desk.say(t.reportTitle);
        return undefined;
      });
    };
    const date = (name: 'from' | 'to') => html`<div class="field">
      <label for=${name}>${t.range[name]}</label>
      <input id=${name} type="date" .value=${this[name]} @change=${(event: Event) => {
        this[name] = (event.target as HTMLInputElement).value;
      }} />
    </div>`;
    const numbers = Object.entries(t.reportNumbers) as [keyof typeof t.reportNumbers, string][];
    return html`<header class="page"><h1 tabindex="-1">${t.reportTitle}</h1></header>
      <form class="filters" @submit=${show}>
        ${date('from')} ${date('to')}
        <button class="primary" aria-busy=${this.busy === 'show'}>${t.show}</button>
        ${this.#file(t.csv, found.csvUrl)} ${this.#file(t.pdf, found.pdfUrl)}
      </form>
      ${this.problems.map((one) => html`<p class="notice bad">${this.sentence(one)}</p>`)}
      <section class="card">
        <dl class="tiles">
          ${numbers.map(([name, label]) => html`<div><dt>${label}</dt><dd>${found[name].toLocaleString(tag)}</dd></div>`)}
          <div><dt>${t.medianDays}</dt><dd>${found.medianDays?.toLocaleString(tag) ?? '–'}</dd></div>
        </dl>
      </section>
      ${this.#bars(
        t.byRight,
        found.byRight.map(({ right, count }) => [right ? t.rights[right] : t.unsorted, count]),
      )}
      ${this.#bars(
        t.refusedBy,
        found.refusedByGround.map(({ ground, count }) => [t.grounds[ground], count]),
      )}`;
  }

  #file(label: string, url: string): unknown {
    return html`<button type="button" @click=${() => this.desk.download(url)}>${label}</button>`;
  }

  /** A table whose numbers are drawn too: nothing has to be read off a picture. */
  #bars(title: string, rows: [string, number][]): unknown {
    if (!rows.length) return nothing;
    const { t, tag } = this.desk;
    const most = Math.max(...rows.map(([, count]) => count), 1);
    return html`<section class="card">
      <h2>${title}</h2>
      <table class="small" role="table">
        <thead role="rowgroup" class="spoken"><tr role="row">
          <th role="columnheader" scope="col">${title}</th><th role="columnheader" scope="col">${t.count}</th>
        </tr></thead>
        <tbody role="rowgroup">${rows.map(
          ([label, count]) => html`<tr role="row">
            <th role="rowheader" scope="row">${label}</th>
            <td role="cell" class="bar">
              <meter min="0" max=${most} value=${count} aria-hidden="true"></meter> ${count.toLocaleString(tag)}
            </td>
          </tr>`,
        )}</tbody>
      </table>
    </section>`;
  }
}
