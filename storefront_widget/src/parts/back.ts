import { html } from 'lit';
import type { Host } from '../host.js';

export const back = (host: Host) => html`<p>
  <button part="button" class="plain" type="button" @click=${() => host.back()}>${host.t.back}</button>
</p>`;
