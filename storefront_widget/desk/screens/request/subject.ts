import subjectJoin from '@desk/SubjectJoin.graphql';
import subjectLeaveOut from '@desk/SubjectLeaveOut.graphql';
import { html, nothing } from 'lit/html.js';
import type { GdprIdentity } from '../../api-types.js';
import { type Action, area, opener, openForm } from '../../parts/form.js';
import { methods } from '../../parts/naming.js';
import type { Details, Request } from '../request.js';

type Order = NonNullable<NonNullable<Details['subject']>['orders']>[number];

/** States in which what belongs to the person can still change. */
const OPEN_TO_PARTS = ['OPEN', 'WAITING', 'READY', 'FAILED'];

/** Accounts, mailboxes and orders of the person, and what was found that may be somebody else's. */
export function subject(screen: Request, request: Details): unknown {
  const { t } = screen.desk;
  const found = request.subject;
  if (!found) return nothing;
  const conflicts = (found.orders ?? []).filter(({ reason }) => reason);
  return html`<section class="card">
    <h2>${t.subject}</h2>
    <ul class="plain">${found.parts.map(
      ({ email, name, method, note }) => html`<li>
        <strong>${name || email}</strong> ${name ? html`<span class="muted">${email}</span>` : nothing}
        ${method ? html`<br /><span class="muted">${t.identities[method]}${note ? html`: ${note}` : nothing}</span>` : nothing}
      </li>`,
    )}</ul>
    <p>${t.ownOrders(found.orderCount)}</p>
    ${found.orders === null ? html`<p class="notice info">${t.ordersHidden}</p>` : nothing}
    ${
      found.orders && !conflicts.length
        ? html`<p class="muted">${t.noConflicts}</p>`
        : conflicts.length
          ? html`<h3>${t.conflicts}</h3>
              <ul class="plain lined">${conflicts.map((order) => conflict(screen, request, order))}</ul>`
          : nothing
    }
  </section>`;
}

function conflict(screen: Request, request: Details, order: Order): unknown {
  const { t } = screen.desk;
  const actions = OPEN_TO_PARTS.includes(request.state) ? [join(screen, order), leave(screen, order)] : [];
  return html`<li>
    <strong>${t.order(order.number)}</strong> <span class="muted">${order.email}</span><br />
    ${t.reasons[order.reason ?? ''] ?? order.reason}
    <span class="row">${actions.filter((one) => one !== false).map((action) => opener(screen, action))}</span>
    ${openForm(
      screen,
      actions.filter((one) => one !== false),
      screen.key,
    )}
  </li>`;
}

const named = (verb: string, { order }: Order) => `${verb}-${order.replace(/\W/g, '_')}`;

function join(screen: Request, order: Order): Action {
  const { t } = screen.desk;
  return {
    name: named('join', order),
    label: t.join,
    of: t.order(order.number),
    text: t.joinText,
    fields: [
      {
        name: 'method',
        label: t.method,
        kind: 'select',
        options: [['', t.chooseMethod], ...methods(t)],
      },
      area('reason', t.checked),
    ],
    run: ({ method, reason = '' }) =>
      screen.decide(subjectJoin, {
        order: order.order,
        method: method as GdprIdentity,
        reason,
        customer: null,
        email: null,
      }),
  };
}

/** What staff already left out has nothing left to be taken away. */
function leave(screen: Request, order: Order): Action | false {
  const { t } = screen.desk;
  if (order.reason === 'by_staff') return false;
  return {
    name: named('leave', order),
    label: t.leave,
    of: t.order(order.number),
    fields: [area('reason', t.reason)],
    run: ({ reason = '' }) =>
      screen.decide(subjectLeaveOut, { order: order.order, reason, customer: null, email: null }),
  };
}
