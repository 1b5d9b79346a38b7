import { html, nothing } from 'lit';
import type { Host } from '../host.js';
import { back } from '../parts/back.js';
import { showRequest } from '../screens.js';
import { Section } from '../section.js';
import { followStyles } from './styles.js';
import { collect } from './ticket.js';

const SPENT = ['TOKEN_USED', 'TOKEN_EXPIRED', 'TOKEN_INVALID'];

/** The link of the "data ready" e-mail. The token works once, so a button uses it, not the opening of the page. */
export class Download extends Section {
  static override styles = [followStyles];

  #done: '' | 'started' | 'mailed' = '';
  /** The link of the e-mail is of no use any more. */
  #spent = false;

  constructor(
    host: Host,
    readonly token: string,
    readonly statusToken?: string,
  ) {
    super(host);
  }

  #go = (): void => this.#collect('go', { token: this.token });
  #newLink = (): void => this.#collect('new', { statusToken: this.statusToken });
  #follow = (): void => void this.host.show(() => showRequest(this.host, { statusToken: this.statusToken }));

  #collect(name: string, proof: { token?: string; statusToken?: string }): void {
    void this.act(name, async () => {
      this.#done = '';
      const { done, problems } = await collect(this.host, proof);
      this.#done = done;
      if (done) this.host.say(this.#news());
      if (done === 'started' || problems.some(({ code }) => SPENT.includes(code))) this.#spent = true;
      // The button that was pressed gives way to "Send me a new link".
      if (name === 'go' && this.#spent) await this.host.focusOn('[data-focus]');
      return problems;
    });
  }

  #news(): string {
    const { t } = this.host;
    return this.#done === 'mailed' ? t.newLinkSent : this.#done && t.downloadStarted;
  }

  override render(): unknown {
    const { t } = this.host;
    return html`<section class="card" part="section" aria-labelledby="download">
      <h3 id="download" data-focus tabindex="-1">${t.downloadTitle}</h3>
      <p>${t.downloadText}</p>
      ${this.alert()}
      ${this.#done ? html`<div class="notice good" part="notice"><p>${this.#news()}</p></div>` : nothing}
      <p class="actions">
        ${this.#spent ? nothing : this.button('go', t.download, 'primary', this.#go)}
        ${this.#spent && this.statusToken ? this.button('new', t.newLink, 'plain', this.#newLink) : nothing}
        ${this.statusToken ? this.button('follow', t.follow, 'plain', this.#follow) : nothing}
      </p>
    </section>
    ${back(this.host)}`;
  }
}
