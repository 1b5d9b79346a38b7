import recipientUpdate from '@desk/RecipientUpdate.graphql';
import { html, nothing } from 'lit/html.js';
import { moment } from '../../../src/format.js';
import type { GdprRecipientUpdateKind, RecipientsQuery } from '../../api-types.js';
import { type Action, area, type Field, opener, openForm } from '../../parts/form.js';
import type { Request } from '../request.js';

type Recipient = NonNullable<RecipientsQuery['gdprRequest']>['recipients'][number];

/** For colour only: the words say the same. */
const LOOKS = { QUEUED: 'info', TOLD: 'good', TO_DO: 'warn', DONE: 'good', IMPOSSIBLE: '', FAILED: 'bad' };

/** Who was given the data and has to hear of its change, and how far that is. */
export function recipients(screen: Request): unknown {
  const { t, tag } = screen.desk;
  if (!screen.recipients?.length) return nothing;
  return html`<section class="card">
    <h2 id="told" tabindex="-1">${t.told}</h2>
    <ul class="plain lined cards">${screen.recipients.map((one) => {
      const actions = updates(screen, one);
      return html`<li>
        <p class="row">
          <strong>${one.name}</strong> <span class="chip ${LOOKS[one.state]}">${t.tellings[one.state]}</span>
          <span class="muted">${t.toldOf[one.what]} · ${moment(tag, one.at)}</span>
        </p>
        ${one.note ? html`<p class="lines">${one.note}</p>` : nothing}
        <p class="row">${actions.map((action) => opener(screen, action))}</p>
        ${openForm(screen, actions, screen.key)}
      </li>`;
    })}</ul>
  </section>`;
}

function updates(screen: Request, one: Recipient): Action[] {
  const { t } = screen.desk;
  const update = (kind: GdprRecipientUpdateKind, label: string, fields: Field[]): Action => ({
    name: `${kind}-${one.id.replace(/\W/g, '_')}`,
    label,
    of: one.name,
    fields,
    focus: '#told',
    done: `${one.name}: ${label}`,
    run: ({ note }) => screen.decide(recipientUpdate, { recipient: one.id, update: kind, note }),
  });
  const { state } = one;
  return [
    ...(state === 'DONE' ? [] : [update('DONE', t.byHand, [area('note', t.whatDone, true)])]),
    ...(state === 'IMPOSSIBLE' ? [] : [update('IMPOSSIBLE', t.impossible, [area('note', t.whyImpossible)])]),
    ...(one.way === 'EVENT' && state !== 'QUEUED' ? [update('RETRY', t.eventAgain, [])] : []),
  ];
}
