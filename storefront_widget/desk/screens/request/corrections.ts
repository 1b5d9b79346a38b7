import { html, nothing } from 'lit/html.js';
import { moment } from '../../../src/format.js';
import type { CorrectionsQuery } from '../../api-types.js';
import { opener, openForm } from '../../parts/form.js';
import { notice, pairs } from '../../parts/list.js';
import { countryName } from '../../parts/naming.js';
import { row, table } from '../../parts/table.js';
import type { Details, Request } from '../request.js';
import { camel, decisions, statement, words } from './correction-actions.js';

export type Correction = NonNullable<CorrectionsQuery['gdprRequest']>['corrections'][number];
type Parts = Correction['before'];

/** For colour only: the words say the same. */
const LOOKS = { OPEN: 'warn', ACCEPTED: 'info', REFUSED: '' };

/** The wanted changes one by one, old beside new, and what the person says about what stays as it was. */
export function corrections(screen: Request, request: Details): unknown {
  const { t, tag } = screen.desk;
  const found = screen.rectification;
  if (!found) return nothing;
  const add = words(screen, request);
  const say = statement(screen, request);
  return html`<section class="card">
      <h2 id="corrections" tabindex="-1">${t.corrections}</h2>
      ${found.stopUsing ? html`<p class="notice warn">${t.stopUsing}</p>` : nothing}
      ${found.corrections.length ? nothing : html`<p class="muted">${t.correctionsEmpty}</p>`}
      <ul class="plain lined cards">${found.corrections.map((one) => correction(screen, request, one))}</ul>
      ${add ? html`<p class="row">${opener(screen, add)}</p> ${openForm(screen, [add], screen.key)}` : nothing}
    </section>
    <section class="card">
      <h2 id="statements" tabindex="-1">${t.statements}</h2>
      ${found.statements.length ? nothing : html`<p class="muted">${t.none}</p>`}
      <ul class="plain lined">${found.statements.map(
        ({ kind, text, at }) => html`<li>
          <span class="muted">${t.recordKinds[kind as keyof typeof t.recordKinds] ?? kind} · ${moment(tag, at)}</span>
          <p class="lines">${text}</p>
        </li>`,
      )}</ul>
      ${say ? html`<p class="row">${opener(screen, say)}</p> ${openForm(screen, [say], screen.key)}` : nothing}
    </section>`;
}

function correction(screen: Request, request: Details, one: Correction): unknown {
  const { t, tag } = screen.desk;
  const actions = decisions(screen, request, one);
  const look = one.appliedAt ? 'good' : LOOKS[one.verdict];
  const at = (time: string | null) => (time ? `${t.agreed} ${moment(tag, time)}` : t.agreedNot);
  const said: [string, unknown][] = [
    [t.ground, one.groundText],
    [t.explanation, one.explanation],
    [t.overridden, one.override],
    [t.consent, one.consent],
    [t.oldMailbox, one.field === 'email' && at(one.oldMailboxAt)],
    [t.newMailbox, one.field === 'email' && at(one.newMailboxAt)],
  ];
  return html`<li>
    <h3 class="row" id=${anchor(one)} tabindex="-1">
      ${one.label} <span class="chip ${look}">${one.appliedAt ? (one.already ? t.already : t.applied) : t.verdicts[one.verdict]}</span>
    </h3>
    ${one.byStaff ? html`<p class="muted">${t.origins.STAFF}</p>` : nothing}
    ${one.changed ? html`<p class="notice warn">${t.recordChanged}</p>` : nothing}
    ${one.found ? nothing : html`<p class="notice warn">${t.recordMissing}</p>`}
    ${notice('info', t.keptBy, one.keptBecause)}
    ${values(screen, one)}
    ${pairs(said)}
    ${actions.length ? html`<p class="row">${actions.map((action) => opener(screen, action))}</p>` : nothing}
    ${openForm(screen, actions, screen.key, 4)}
  </li>`;
}

export const anchor = ({ id }: { id: string }): string => `correction-${id.replace(/\W/g, '_')}`;

/** Old and new side by side, what differs in bold; what it said when the person asked too, where that is a third. */
function values(screen: Request, one: Correction): unknown {
  const { t, tag } = screen.desk;
  const wanted = one.after?.length ? one.after : one.asked;
  const columns = [
    ...(one.changed || one.appliedAt ? [[t.before, one.before] as const] : []),
    ...(one.appliedAt ? [] : [[t.current, one.current] as const]),
    [t.wanted, wanted] as const,
  ];
  const names = [...new Set(columns.flatMap(([, parts]) => (parts ?? []).map(({ name }) => name)))];
  const of = (parts: Parts, name: string) => parts?.find((part) => part.name === name)?.value ?? '';
  const rows = names
    .map((name) => [name, ...columns.map(([, parts]) => of(parts, name))] as const)
    .filter(([, ...said]) => names.length === 1 || said.some(Boolean))
    .map(([name, ...said]) => {
      const other = said.some((value) => value !== said[0]);
      return row([
        t.parts[camel(name) as keyof typeof t.parts] ?? one.label,
        ...said.map((value) => {
          const text = name === 'country' && value ? countryName(tag, value) : value;
          if (!text) return html`<span class="muted">${t.nothingThere}</span>`;
          return other
            ? html`<strong class="lines">${text}</strong>`
            : html`<span class="lines">${text}</span>`;
        }),
      ]);
    });
  return table([t.field, ...columns.map(([head]) => head)], rows);
}
