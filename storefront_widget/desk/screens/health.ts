import health from '@desk/Health.graphql';
import mailRetry from '@desk/MailRetry.graphql';
import mailTest from '@desk/MailTest.graphql';
import { html, nothing } from 'lit/html.js';
import { moment } from '../../src/format.js';
import type { HealthQuery } from '../api-types.js';
import { notice, pairs } from '../parts/list.js';
import { requestLink } from '../parts/naming.js';
import { Screen } from '../screen.js';

type Found = NonNullable<HealthQuery['gdprHealth']>;
type Mail = Found['failedMails'][number];

/** Whether the desk itself works: background work, mail, the audit log, and what needs a person. */
export class Health extends Screen {
  found: Found | undefined;

  get title(): string {
    return this.desk.t.healthTitle;
  }

  async load(): Promise<void> {
    const { gdprHealth } = await this.desk.ask(health, {});
    if (!gdprHealth) throw new Error('The shop told nothing about itself.');
    this.found = gdprHealth;
  }

  render(): unknown {
    const { found } = this;
    if (!found) return nothing;
    const { t, tag } = this.desk;
    const at = (time: string | null) => (time ? moment(tag, time) : t.none);
    const good = (works: boolean, yes: string, no: string) =>
      html`<span class="chip ${works ? 'good' : 'bad'}">${works ? yes : no}</span>`;
    const rows: [string, unknown][] = [
      [t.sweep, good(found.sweepWorks, t.sweepWorks, t.sweepStopped)],
      [t.lastSweep, at(found.lastSweepAt)],
      [t.oldestWork, at(found.oldestWorkSince)],
      [t.failedWork, found.failedWork],
      [t.mailWay, good(found.mailWorks, t.mailWorks, t.mailStopped)],
      [t.journal, good(found.journal, t.yes, t.no)],
      [t.unsealed, found.unsealedEntries],
    ];
    const test = () =>
      this.act('test', async () => {
        const { gdprMailTest: answer } = await this.desk.ask(mailTest, {});
        if (answer?.errors.length) return answer.errors;
        this.desk.tell(t.testDone);
        return undefined;
      });
    return html`<header class="page"><h1 tabindex="-1">${t.healthTitle}</h1></header>
      ${
        found.problems.length
          ? notice('bad', t.healthProblems, found.problems)
          : html`<p class="notice good">${t.healthGood}</p>`
      }
      <section class="card">
        ${pairs(rows, 'wide')}
        ${this.problems.map((one) => html`<p class="notice bad">${this.sentence(one)}</p>`)}
        <p class="row"><button type="button" aria-busy=${this.busy === 'test'} @click=${test}>${t.testMail}</button></p>
      </section>
      ${this.#mails(t.failedMails, found.failedMails, true)} ${this.#mails(t.letters, found.letters, false)}`;
  }

  #mails(title: string, mails: Mail[], failed: boolean): unknown {
    if (!mails.length) return nothing;
    const { desk } = this;
    const { t, tag } = desk;
    const again = (id: string) =>
      this.act(`mail-${id}`, async () => {
        const { gdprMailRetry: answer } = await desk.ask(mailRetry, { id });
        if (answer?.errors.length) return answer.errors;
        desk.tell(t.mailRetryDone);
        await this.load().catch(() => undefined);
        void desk.focusOn('h1');
        return undefined;
      });
    return html`<section class="card">
      <h2>${title}</h2>
      <ul class="plain lined">${mails.map(
        ({ id, name, createdAt, problem, request }) => html`<li>
          ${name.replaceAll('_', ' ')} <span class="muted">${moment(tag, createdAt)}</span>
          ${problem ? html`<br /><span class="bad">${problem}</span>` : nothing}
          <span class="row">
            ${failed ? html`<button type="button" aria-busy=${this.busy === `mail-${id}`} @click=${() => again(id)}>${t.mailRetry}</button>` : nothing}
            ${request ? requestLink(desk, request, t.openRequest) : nothing}
          </span>
        </li>`,
      )}</ul>
    </section>`;
  }
}
