import { html, nothing } from 'lit';
import type { RequestQuery } from '../api-types.js';
import { moment } from '../format.js';
import type { Host } from '../host.js';

export type Details = NonNullable<RequestQuery['gdprRequest']>;
type Correction = Details['corrections'][number];

const words = ({ t }: Host, { asked }: Correction) =>
  asked
    .map(({ value }) => value)
    .filter(Boolean)
    .join(', ') || t.empty;

/** What was asked for besides the text: on the page that confirms it, exactly as it was entered. */
export function entered(host: Host, { corrections, restrictionGrounds, stopUsing }: Details): unknown {
  const { t } = host;
  const row = (label: string, value: unknown) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
  return html`${corrections.map((one) => row(one.label, html`<bdi>${words(host, one)}</bdi>`))}
    ${restrictionGrounds.map((ground) => row(t.reason, (t as unknown as Record<string, string>)[ground]))}
    ${stopUsing ? row(t.changes, t.stopUsingSaid) : nothing}`;
}

function verdict({ t }: Host, one: Correction): string {
  if (one.appliedAt || one.already) return t.corrected;
  if (one.verdict === 'REFUSED')
    return [t.notCorrected, one.groundText, one.explanation].filter(Boolean).join(' · ');
  const waits = one.field === 'email' && !(one.oldMailboxAt && one.newMailboxAt);
  return waits ? t.bothMailboxes : t.inReview;
}

/** What became of a request: each correction with its verdict, why something was refused, when it happens. */
export function outcome(host: Host, details: Details): unknown {
  const { t, tag } = host;
  const { corrections, mayCallBack, carryOutAt, groundText, explanation, stopUsing } = details;
  return html`${mayCallBack && carryOutAt ? html`<p>${t.carryOut(moment(tag, carryOutAt))}</p>` : nothing}
    ${
      groundText
        ? html`<div class="notice" part="notice"><p>${groundText}</p><p class="typed">${explanation}</p></div>`
        : nothing
    }
    ${
      corrections.length
        ? html`<dl class="entered">
            ${corrections.map(
              (one) => html`<div>
                <dt>${one.label}</dt>
                <dd><bdi>${words(host, one)}</bdi><br /><span class="muted">${verdict(host, one)}</span></dd>
              </div>`,
            )}
          </dl>`
        : nothing
    }
    ${stopUsing ? html`<p class="muted">${t.stopUsingSaid}</p>` : nothing}`;
}
