import { html } from 'lit';
import { back } from '../parts/back.js';
import type { Section } from '../section.js';

/** A link from an e-mail that the shop does not know any more. */
export const gone = ({ host }: Section) => html`<div class="notice bad" part="notice">
    <h3 data-focus tabindex="-1">${host.t.goneTitle}</h3>
    <p>${host.t.gone}</p>
  </div>
  ${back(host)}`;
