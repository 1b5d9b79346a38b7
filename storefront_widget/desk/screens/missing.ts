import { html } from 'lit/html.js';
import type { Desk } from '../desk.js';
import { page } from '../route.js';
import { Screen } from '../screen.js';

/** An address that leads nowhere, or to what one may not see: the same words, so that they tell nothing. */
export class Missing extends Screen {
  get title(): string {
    return this.desk.t.notFoundTitle;
  }

  async load(): Promise<void> {}

  render(): unknown {
    return missing(this.desk);
  }
}

export const missing = (desk: Desk): unknown => html`<section class="alone">
  <h1 tabindex="-1">${desk.t.notFoundTitle}</h1>
  <p>${desk.t.notFound}</p>
  <p>${desk.link(page('requests'), desk.t.back)}</p>
</section>`;
