import { html, nothing } from 'lit/html.js';
import { day, moment } from '../../../src/format.js';
import { toProblem } from '../../api.js';
import type { ErasureQuery } from '../../api-types.js';
import { opener, openForm } from '../../parts/form.js';
import { notice, pairs } from '../../parts/list.js';
import { row, table } from '../../parts/table.js';
import type { Details, Request } from '../request.js';
import { changeAll, changeItem, make, sealed } from './plan-actions.js';

export type Plan = NonNullable<NonNullable<ErasureQuery['gdprRequest']>['erasure']>;
export type Item = NonNullable<Plan['items']>[number];

/** Items of one page. */
export const PAGE = 50;

/** What becomes of each thing when the person is erased, and why something stays. */
export function plan(screen: Request, request: Details): unknown {
  if (request.right !== 'ERASURE') return nothing;
  const { t, tag } = screen.desk;
  const found = screen.erasure;
  const actions = [make(screen, request), sealed(screen, request)].filter((action) => action !== false);
  const { carryOutAt, state } = request;
  return html`<section class="card">
      <h2 id="plan" tabindex="-1">${t.plan}</h2>
      ${found ? summary(screen, found) : html`<p class="muted">${t.planNone}</p>`}
      ${state === 'APPROVED' && carryOutAt ? html`<p class="notice info">${t.callBack(moment(tag, carryOutAt))}</p>` : nothing}
      <p class="row">${actions.map((action) => opener(screen, action))}</p>
      ${openForm(screen, actions, screen.key)}
      ${screen.sealed.map(
        ({ until, rows }) => html`<h3 data-sealed tabindex="-1">${t.sealedTitle} ${day(tag, until)}</h3>
          ${pairs(rows.map((one) => [one.table, one.text]))}`,
      )}
    </section>
    ${found ? items(screen, request, found) : nothing}`;
}

function summary(screen: Request, found: Plan): unknown {
  const { t, tag } = screen.desk;
  const sources = found.sources ?? [];
  const sum = (of: (source: (typeof sources)[number]) => number) =>
    sources.reduce((all, source) => all + of(source), 0);
  const facts = [
    `${t.planMade} ${moment(tag, found.madeAt)}`,
    found.begunAt && `${t.planBegun} ${moment(tag, found.begunAt)}`,
    found.endedAt && `${t.planEnded} ${moment(tag, found.endedAt)}`,
  ];
  return html`<p class="muted">${facts.filter(Boolean).join(' · ')}</p>
    ${
      found.begunAt && !found.endedAt
        ? html`<progress aria-label=${t.planBegun} max=${sum((one) => one.deleted + one.anonymised)} value=${sum(({ done }) => done)}></progress>`
        : nothing
    }
    ${notice(
      'bad',
      t.obstacles,
      (found.obstacles ?? []).map(({ text, count }) => (count ? `${text} (${count})` : text)),
    )}
    ${notice('info', t.goes, found.goes)} ${notice('warn', t.stays, found.kept)}
    ${notice('info', t.references, found.references ?? [])}
    ${table(
      [t.kind, ...Object.values(t.dispositions), t.blocked],
      sources.map((one) =>
        row([
          one.label,
          ...[one.deleted, one.anonymised, one.kept, one.blocked].map((count) => count.toLocaleString(tag)),
        ]),
      ),
      'small numbers',
    )}`;
}

function items(screen: Request, request: Details, found: Plan): unknown {
  const { t } = screen.desk;
  if (!found.items) return html`<section class="card"><p class="notice info">${t.ordersHidden}</p></section>`;
  const { source, skip } = screen.slice;
  const sources = found.sources ?? [];
  // Only looked at: what is decided meanwhile does not wait for it.
  const turn = async (to: typeof screen.slice, focus = '') => {
    const before = screen.slice;
    screen.slice = to;
    screen.desk.say(t.working);
    try {
      await screen.load();
      screen.desk.say('');
      if (focus) void screen.desk.focusOn(focus);
    } catch (error) {
      // What is shown is still the part from before.
      screen.slice = before;
      screen.problems = [toProblem(error)];
      screen.desk.say(screen.sentence(toProblem(error)));
    }
  };
  const page = (by: number, label: string) =>
    html`<button type="button" @click=${() => turn({ source, skip: skip + by }, '#items')}>${label}</button>`;
  const all = changeAll(
    screen,
    request,
    sources.find((one) => one.source === source),
  );
  return html`<section class="card">
    <h2 id="items" tabindex="-1">${t.items}</h2>
    <div class="field">
      <label for="slice">${t.kind}</label>
      <select id="slice" @change=${(event: Event) => turn({ source: (event.target as HTMLSelectElement).value, skip: 0 })}>
        ${[{ source: '', label: t.allKinds }, ...sources].map(
          (one) => html`<option value=${one.source} .selected=${one.source === source}>${one.label}</option>`,
        )}
      </select>
    </div>
    ${all ? html`<p class="row">${opener(screen, all)}</p> ${openForm(screen, [all], screen.key)}` : nothing}
    ${table(
      [t.item, t.becomes, t.why],
      found.items.map((one) => itemRow(screen, request, one)),
      '',
    )}
    <p class="pages">
      ${skip ? page(-PAGE, t.previous) : nothing} ${found.items.length === PAGE ? page(PAGE, t.next) : nothing}
    </p>
  </section>`;
}

function itemRow(screen: Request, request: Details, one: Item): unknown {
  const { t, tag } = screen.desk;
  const action = changeItem(screen, request, one);
  const open = action && screen.form === action.name;
  const why = [
    one.ground && t.grounds[one.ground],
    one.until && `${t.until}: ${day(tag, one.until)}`,
    one.reason,
    one.override,
    one.rule && `${t.rule}: ${one.rule}`,
  ].filter(Boolean);
  return html`${row([
    html`${one.label || one.key}<br /><span class="muted">${screen.erasure?.sources?.find(({ source }) => source === one.source)?.label}</span>`,
    html`${t.dispositions[one.disposition]}
      ${one.doneAt ? html`<span class="chip good">${t.states.FULFILLED}</span>` : nothing}
      ${one.proposed === one.disposition ? nothing : html`<br /><span class="muted">${t.proposed}: ${t.dispositions[one.proposed]}</span>`}
      ${action ? html`<br />${opener(screen, action)}` : nothing}`,
    html`${one.blockedText ? html`<span class="bad">${one.blockedText}</span><br />` : nothing}
      ${why.map((line) => html`<span class="lines">${line}</span><br />`)}`,
  ])}
  ${open ? html`<tr role="row"><td role="cell" colspan="3">${openForm(screen, [action], screen.key)}</td></tr>` : nothing}`;
}
