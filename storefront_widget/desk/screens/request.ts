import corrections from '@desk/Corrections.graphql';
import erasure from '@desk/Erasure.graphql';
import exportPreview from '@desk/ExportPreview.graphql';
import recipients from '@desk/Recipients.graphql';
import requestDetails from '@desk/RequestDetails.graphql';
import { html, nothing } from 'lit/html.js';
import type { Operation } from '../../src/api.js';
import type { Problem } from '../api.js';
import type {
  CorrectionsQuery,
  ErasureRecordOpenMutation,
  ExportPreviewMutation,
  RecipientsQuery,
  RequestDetailsQuery,
} from '../api-types.js';
import { bookOf } from '../parts/book.js';
import { opener, openForm } from '../parts/form.js';
import { whose } from '../parts/naming.js';
import { badge, chip } from '../parts/state.js';
import { page } from '../route.js';
import { Screen } from '../screen.js';
import { missing } from './missing.js';
import { actionsFor, always } from './request/actions.js';
import { answer } from './request/answer.js';
import { corrections as correctionsOf } from './request/corrections.js';
import { facts } from './request/facts.js';
import { PAGE, type Plan, plan } from './request/plan.js';
import { recipients as recipientsOf } from './request/recipients.js';
import { subject } from './request/subject.js';
import { history, thread } from './request/thread.js';

export type Details = NonNullable<RequestDetailsQuery['gdprRequest']>;
export type Preview = NonNullable<ExportPreviewMutation['gdprExportPreview']>;
/** Rights whose effect others have to hear of (Art. 19). */
const TOLD = ['RECTIFICATION', 'ERASURE', 'RESTRICTION'];

type Answer = Record<string, { errors: readonly Problem[] } | null>;

/** One request: who, until when, what was said, what will go out, and what can be decided now. */
export class Request extends Screen {
  request: Details | null | undefined;
  preview: Preview | undefined;
  rectification: CorrectionsQuery['gdprRequest'] | undefined;
  recipients: NonNullable<RecipientsQuery['gdprRequest']>['recipients'] | undefined;
  /** What becomes of the data; null before there is a plan. */
  erasure: Plan | null | undefined;
  /** Which of its items are on the screen. */
  slice = { source: '', skip: 0 };
  /** What was unsealed here. */
  sealed: NonNullable<NonNullable<ErasureRecordOpenMutation['gdprErasureRecordOpen']>['records']> = [];
  /** The customer's address book, once it is needed. */
  book: readonly (readonly [string, string])[] = [];
  #learnt = false;
  #asked = 0;
  /** What was noticed that nobody here did. */
  #news = '';

  get title(): string {
    return this.request?.reference ?? this.desk.t.nav.requests;
  }

  /** Drafts of this request alone. */
  get key(): string {
    return this.route.id;
  }

  /** What is being built is looked at more often than what waits for a person. */
  override get patience(): number {
    return this.request?.state === 'PROCESSING' || this.request?.state === 'APPROVED' ? 4 : 20;
  }

  async load(): Promise<void> {
    const { desk } = this;
    this.#asked += 1;
    const turn = this.#asked;
    const asked = { id: this.route.id, language: desk.tag };
    const { gdprRequest } = await desk.ask(requestDetails, asked);
    const right = gdprRequest?.right ?? '';
    const { source, skip } = this.slice;
    const [rectification, plans, told] = await Promise.all([
      right === 'RECTIFICATION' ? desk.ask(corrections, asked) : undefined,
      right === 'ERASURE'
        ? desk.ask(erasure, { ...asked, source: source || null, first: PAGE, skip })
        : undefined,
      TOLD.includes(right) ? desk.ask(recipients, { id: asked.id }) : undefined,
    ]);
    // Asked again meanwhile: the answer to the last question counts.
    if (turn !== this.#asked) return;
    this.request = gdprRequest;
    this.rectification = rectification?.gdprRequest;
    this.erasure = plans?.gdprRequest?.erasure;
    this.recipients = told?.gdprRequest?.recipients;
    if (this.rectification && gdprRequest?.customer && !this.#learnt) void this.#learn(gdprRequest.customer);
  }

  async #learn(customer: string): Promise<void> {
    this.#learnt = true;
    this.book = await bookOf(this.desk, customer);
    this.desk.requestUpdate();
  }

  override async refresh(): Promise<void> {
    const before = this.request?.version;
    await super.refresh();
    if (before === undefined || this.request?.version === before || this.busy) return;
    this.preview = undefined;
    this.#news = this.desk.t.changedByOther;
    this.desk.say(this.#news);
  }

  /** One decision with the version that is on the screen. When somebody was quicker, their result is fetched. */
  async decide<Variables>(
    operation: Operation<Answer, Variables>,
    variables: Omit<Variables, 'id' | 'version' | 'language'>,
  ): Promise<readonly Problem[] | undefined> {
    const { id = '', version } = this.request ?? {};
    const given = { ...variables, id, version, language: this.desk.tag } as Variables;
    const errors = await this.mutate(operation, given);
    this.#news = '';
    if (!errors || errors.some(({ code }) => code === 'CHANGED')) {
      this.preview = undefined;
      await this.load().catch(() => undefined);
    }
    return errors?.map(({ field, ...one }) => ({
      ...one,
      // "decisions.0.explanation": one is decided about at a time, and its form knows it as "explanation".
      field: field === 'version' ? null : (field?.replace(/^\w+\.\d+\./, '') ?? null),
    }));
  }

  /** Any mutation: its problems, or undefined when it was done. */
  async mutate<Variables>(
    operation: Operation<Answer, Variables>,
    variables: Variables,
  ): Promise<readonly Problem[] | undefined> {
    const [found] = Object.values(await this.desk.ask(operation, variables));
    return found?.errors.length ? found.errors : undefined;
  }

  /** Looks at what was built; the shop logs it and opens the archive for two minutes. */
  async look(): Promise<readonly Problem[] | undefined> {
    const { gdprExportPreview: found } = await this.desk.ask(exportPreview, { id: this.request?.id ?? '' });
    if (found && !found.errors.length) this.preview = found;
    return found?.errors;
  }

  render(): unknown {
    const { request } = this;
    if (!request) return missing(this.desk);
    const { t } = this.desk;
    return html`<header class="page">
        <p class="crumb">${this.desk.link(page('requests'), `← ${t.back}`)}</p>
        <h1 tabindex="-1">${request.right ? request.rightText : t.unsorted} · ${whose(request) || request.reference}</h1>
        <p class="row">
          ${chip(this.desk, request.state)} ${badge(request)} <span class="muted">${request.reference}</span>
        </p>
      </header>
      <div class="columns">
        <div>${this.#decide(request)} ${this.#wrote(request)} ${correctionsOf(this, request)} ${plan(this, request)}
          ${recipientsOf(this)} ${answer(this, request)} ${subject(this, request)}
          ${thread(this, request)} ${history(this, request)}</div>
        <aside aria-label=${t.facts}>${facts(this, request)}</aside>
      </div>`;
  }

  #decide(request: Details): unknown {
    const { t } = this.desk;
    const actions = actionsFor(this, request);
    const more = always(this, request);
    return html`<section class="card">
      <h2 data-focus tabindex="-1">${request.nextStep ? t.nextStep : request.stateText}</h2>
      ${this.#news ? html`<p class="notice info">${this.#news}</p>` : nothing}
      ${request.nextStep ? html`<p>${request.nextStep}</p>` : nothing}
      ${request.problem ? html`<p class="notice bad">${request.problem}</p>` : nothing}
      ${this.form ? nothing : this.problems.map((one) => html`<p class="notice bad">${this.sentence(one)}</p>`)}
      <p class="row">${[...actions, ...more].map((action) => opener(this, action))}</p>
      ${openForm(this, [...actions, ...more], this.key)}
    </section>`;
  }

  #wrote(request: Details): unknown {
    const { t } = this.desk;
    return html`<section class="card">
      <h2>${t.wrote}</h2>
      ${request.text ? html`<blockquote class="lines">${request.text}</blockquote>` : html`<p class="muted">${t.wroteNothing}</p>`}
    </section>`;
  }
}
