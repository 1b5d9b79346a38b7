import { html } from 'lit';
import type { Host } from '../host.js';

/** The way back to the overview; `beside` are other ways on. */
export const back = (host: Host, beside?: unknown) => html`<p class="actions">
  ${beside}
  <button part="button" class="plain" type="button" @click=${() => host.back()}>${host.t.back}</button>
</p>`;
