import register from '@desk/Register.graphql';
import { html, nothing } from 'lit/html.js';
import type { RegisterQuery } from '../api-types.js';
import { notice, pairs } from '../parts/list.js';
import { Screen } from '../screen.js';

type Found = NonNullable<RegisterQuery['gdprRegister']>;

/** The register of processing as it stands, and what is still missing in it; changed by GraphQL. */
export class Register extends Screen {
  found: Found | undefined;

  get title(): string {
    return this.desk.t.registerPage;
  }

  override get patience(): number {
    return 60;
  }

  async load(): Promise<void> {
    const { gdprRegister } = await this.desk.ask(register, { language: this.desk.tag });
    if (!gdprRegister) throw new Error('The shop gave no register.');
    this.found = gdprRegister;
  }

  render(): unknown {
    const { found } = this;
    if (!found) return nothing;
    const { t } = this.desk;
    const file = (label: string, url: string) =>
      html`<button type="button" @click=${() => this.desk.download(url)}>${label}</button>`;
    return html`<header class="page">
        <h1 tabindex="-1">${t.registerPage}</h1>
        <p>${t.registerAbout}</p>
        <p class="row">${file(t.pdf, found.pdfUrl)} ${file(t.csv, found.csvUrl)}</p>
      </header>
      ${notice('warn', t.gaps, found.gaps)}
      ${this.#card(
        t.activities,
        found.activities
          .filter(({ active }) => active)
          .map(({ title, purpose }) => [title.text, purpose.text]),
      )}
      ${this.#card(
        t.recipients,
        found.recipients.filter(({ active }) => active).map(({ name, whatFor }) => [name, whatFor.text]),
      )}
      ${this.#card(
        t.systems,
        found.systems.filter(({ active }) => active).map(({ name, holds }) => [name, holds.text]),
      )}
      ${this.#card(
        t.retention,
        found.retention
          .filter(({ active }) => active)
          .map(({ words, months, event }) => [
            words.text,
            [t.months(months), event.text].filter(Boolean).join(' · '),
          ]),
      )}`;
  }

  #card(title: string, rows: (readonly [string, string])[]): unknown {
    const { t } = this.desk;
    return html`<section class="card">
      <h2>${title}</h2>
      ${rows.length ? nothing : html`<p class="muted">${t.none}</p>`}
      ${pairs(
        rows.map(([label, value]) => [label, value || '–']),
        'wide',
      )}
    </section>`;
  }
}
