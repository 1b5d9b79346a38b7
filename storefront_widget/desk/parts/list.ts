import { html, nothing } from 'lit/html.js';

/** Lines under one heading that somebody should see; nothing where there are none. */
export const notice = (look: string, title: string, lines: readonly string[] | null | undefined): unknown =>
  lines?.length
    ? html`<div class="notice ${look}"><p><strong>${title}</strong></p><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul></div>`
    : nothing;

/** Names and values; what is empty is left out. */
export const pairs = (rows: readonly (readonly [string, unknown])[], look = ''): unknown =>
  html`<dl class=${look}>${rows.map(([name, value]) =>
    value || value === 0 ? html`<div><dt>${name}</dt><dd class="lines">${value}</dd></div>` : nothing,
  )}</dl>`;
