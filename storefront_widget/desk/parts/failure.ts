import { html } from 'lit/html.js';
import type { Problem, Reason } from '../api.js';
import type { Desk } from '../desk.js';
import type { Screen } from '../screen.js';

/** Stands in place of a screen that could not be fetched; pressing again keeps the button under the focus. */
export function failure(desk: Desk, screen: Screen, { code }: Problem): unknown {
  const { t } = desk;
  const reason: Reason = code === 'unreachable' || code === 'expired' || code === 'denied' ? code : 'failed';
  const again = () =>
    screen.act('again', async () => {
      await screen.start();
      if (!screen.failed) await desk.focusOn('h1');
      return undefined;
    });
  return html`<section class="alone" role="alert">
    <h1 tabindex="-1">${t.titles[reason]}</h1>
    <p>${t.says[reason]}</p>
    <button type="button" class="primary" aria-busy=${screen.busy === 'again'} @click=${again}>${t.retry}</button>
  </section>`;
}
