import { html } from 'lit';
import type { Messages } from '../messages.js';

/** Where a login is needed: the shop's own link to it. */
export const login = (t: Messages, why: string) => html`<div class="notice" part="notice">
  <h4>${t.loginTitle}</h4>
  <p>${why}</p>
  <slot name="login"></slot>
</div>`;
