import { html, nothing } from 'lit';
import type { ConsentsQuery } from '../api-types.js';
import { day, moment } from '../format.js';
import type { Host } from '../host.js';

type Known = NonNullable<ConsentsQuery['gdprConsents']>;
type Line = Known['entries'][number];

/** What was said about single orders, and every line that was ever written down. */
export function ledger(host: Host, { consents, entries }: Known): unknown {
  const { t, tag } = host;
  if (!entries.length) return nothing;
  const titles = new Map(consents.map(({ purpose }) => [purpose.key, purpose.title]));
  const title = ({ purpose }: Line) => (purpose ? (titles.get(purpose) ?? purpose) : t.allAdvertising);
  // Newest first: the first line about an order and a purpose is what holds.
  const orders = new Map<string, Line>();
  for (const line of entries) {
    const key = `${line.order} ${line.purpose}`;
    if (line.order && !orders.has(key)) orders.set(key, line);
  }
  return html`${
    orders.size
      ? html`<div class="said">
          <h4>${t.ordersTitle}</h4>
          <ul>
            ${[...orders.values()].map(
              (line) =>
                html`<li>${title(line)}${t.colon} ${t[`line${line.standing}`]}, ${day(tag, line.at)}</li>`,
            )}
          </ul>
          <p class="muted">${t.ordersText}</p>
        </div>`
      : nothing
  }
  <details>
    <summary>${t.historyTitle}</summary>
    <ol class="history">
      ${entries.map(
        (line) => html`<li>
          <time datetime=${line.at}>${moment(tag, line.at)}</time>
          <span>${title(line)}${t.colon} ${t[`line${line.standing}`]}</span>
        </li>`,
      )}
    </ol>
  </details>`;
}
