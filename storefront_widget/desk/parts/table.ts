import { html } from 'lit/html.js';

/** A row whose first cell names it. Roles are said, because a narrow page lays tables out as lists. */
export const row = (cells: readonly unknown[]): unknown =>
  html`<tr role="row">${cells.map((cell, index) =>
    index ? html`<td role="cell">${cell}</td>` : html`<th role="rowheader" scope="row">${cell}</th>`,
  )}</tr>`;

export const table = (heads: readonly unknown[], rows: readonly unknown[], look = 'small'): unknown =>
  html`<table class=${look} role="table">
    <thead role="rowgroup"><tr role="row">${heads.map(
      (head) => html`<th role="columnheader" scope="col">${head}</th>`,
    )}</tr></thead>
    <tbody role="rowgroup">${rows}</tbody>
  </table>`;
