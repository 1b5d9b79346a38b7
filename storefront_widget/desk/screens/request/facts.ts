import letterTicket from '@desk/LetterTicket.graphql';
import mailRetry from '@desk/MailRetry.graphql';
import requestAssign from '@desk/RequestAssign.graphql';
import { html, nothing } from 'lit/html.js';
import { day, moment } from '../../../src/format.js';
import { pairs } from '../../parts/list.js';
import { countryName } from '../../parts/naming.js';
import { CLOSED } from '../../parts/state.js';
import { page } from '../../route.js';
import { whoAmI } from '../../token.js';
import type { Details, Request } from '../request.js';

/** What is known about person, proof, time, colleague and mails. */
export function facts(screen: Request, request: Details): unknown {
  return html`${person(screen, request)} ${identity(screen, request)} ${deadline(screen, request)}
    ${assigned(screen, request)} ${restrictions(screen, request)} ${mails(screen, request)}`;
}

type Fact = readonly [string, unknown];

const list = (title: string, rows: readonly Fact[], after: unknown = nothing): unknown =>
  html`<section class="card">
    <h2>${title}</h2>
    ${pairs(rows)}
    ${after}
  </section>`;

function person(screen: Request, request: Details): unknown {
  const { desk } = screen;
  const { t, tag } = desk;
  const { customer } = request;
  return list(
    t.person,
    [
      [t.name, request.name],
      [t.email, request.email],
      [t.address, request.postalAddress],
      [t.country, request.country && countryName(tag, request.country)],
      [t.representative, request.representative],
      [t.representativeProof, request.representativeProof],
      [t.external, request.externalReference],
      [
        t.came,
        request.receivedVia ? t.ways[request.receivedVia] : request.origin && t.origins[request.origin],
      ],
      [t.channel, request.channel],
    ],
    customer
      ? html`<p class="row">
          <button type="button" @click=${() => desk.bridge.open(`/customers/${encodeURIComponent(customer)}`)}>${t.openCustomer}</button>
          ${desk.link(page('customers', customer), t.allOfCustomer)}
        </p>`
      : nothing,
  );
}

function identity(screen: Request, request: Details): unknown {
  const { t } = screen.desk;
  return list(
    t.identity,
    [
      [t.method, request.identity ? t.identities[request.identity] : t.notProven],
      [t.checked, request.identityNote],
    ],
    request.guestOrdersProven ? nothing : html`<p class="notice info">${t.guestOrders}</p>`,
  );
}

function deadline(screen: Request, request: Details): unknown {
  const { t, tag } = screen.desk;
  const on = (date: string | null) => date && day(tag, date);
  return list(
    t.deadline,
    [
      [t.received, on(request.receivedOn)],
      [t.legal, on(request.dueOn)],
      [t.target, on(request.targetOn)],
      [t.paused, on(request.pausedSince)],
      [t.extendedOn, on(request.extendedOn)],
      [t.reason, request.extensionReason],
      [t.approvedBy, request.approvedBy?.name],
      [t.carryOut, request.carryOutAt && moment(tag, request.carryOutAt)],
      [t.refused, request.groundText],
      [t.explanation, request.explanation],
    ],
    request.dueOn ? nothing : html`<p class="muted">${t.noClock}</p>`,
  );
}

function assigned(screen: Request, request: Details): unknown {
  const { desk } = screen;
  const { t } = desk;
  const me = whoAmI(desk.bridge.token);
  const mine = request.assignedTo?.id === me;
  const assign = (user: string | null) =>
    screen.act('assign', async () => {
      const problems = await screen.decide(requestAssign, { user });
      if (!problems) desk.tell(t.assignDone);
      return problems?.map((one) => ({ ...one, field: null }));
    });
  const open = !CLOSED.includes(request.state);
  // One button that stays: it changes its words, and keeps the focus.
  const button = html`<p><button type="button" aria-busy=${screen.busy === 'assign'} @click=${() => assign(mine ? null : me)}>
    ${mine ? t.unassign : t.assignMe}
  </button></p>`;
  return list(t.assigned, [[t.who, request.assignedTo?.name ?? t.nobody]], open && me ? button : nothing);
}

function restrictions(screen: Request, request: Details): unknown {
  const { t, tag } = screen.desk;
  const standing = request.restrictions.filter(({ liftedAt }) => !liftedAt);
  if (!standing.length) return nothing;
  return list(
    t.restrictions,
    standing.map(({ groundText, since }) => [groundText, t.since(moment(tag, since))]),
  );
}

function mails(screen: Request, request: Details): unknown {
  const { desk } = screen;
  const { t, tag } = desk;
  const again = (id: string) =>
    screen.act(`mail-${id}`, async () => {
      const problems = await screen.mutate(mailRetry, { id });
      if (!problems) {
        desk.tell(t.mailRetryDone);
        await screen.load().catch(() => undefined);
      }
      return problems;
    });
  const print = (id: string) =>
    screen.act(`mail-${id}`, async () => {
      const { gdprLetterTicket: ticket } = await desk.ask(letterTicket, { id });
      if (ticket?.url) await desk.download(ticket.url);
      return ticket?.errors;
    });
  const found = request.mails ?? [];
  return html`<section class="card">
    <h2>${t.mails}</h2>
    ${found.length ? nothing : html`<p class="muted">${t.noMails}</p>`}
    <ul class="plain lined">${found.map(
      ({ id, name, state, createdAt, problem }) => html`<li>
        ${name.replaceAll('_', ' ')} <span class="muted">${moment(tag, createdAt)}</span><br />
        <span class=${state === 'FAILED' ? 'bad' : 'muted'}>${t.mailStates[state]}${problem ? html`: ${problem}` : nothing}</span>
        ${state === 'FAILED' ? html`<button type="button" aria-busy=${screen.busy === `mail-${id}`} @click=${() => again(id)}>${t.mailRetry}</button>` : nothing}
        ${state === 'TO_PRINT' ? html`<button type="button" aria-busy=${screen.busy === `mail-${id}`} @click=${() => print(id)}>${t.print}</button>` : nothing}
      </li>`,
    )}</ul>
  </section>`;
}
