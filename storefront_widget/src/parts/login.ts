import { html, nothing } from 'lit';

/** Where a login is needed, or is of use: the shop's own link to it. */
export const login = (why: string, title?: string) => html`<div class="notice" part="notice">
  ${title ? html`<h4>${title}</h4>` : nothing}
  <p>${why}</p>
  <slot name="login"></slot>
</div>`;
