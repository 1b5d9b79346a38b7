import myRequests from '@operations/MyRequests.graphql';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { toProblem } from '../problem.js';
import { Section } from '../section.js';
import { RequestCard } from './request-card.js';
import { followStyles } from './styles.js';

const PAGE = 5;

/** The requests of who is logged in. */
export class Requests extends Section {
  static override styles = [followStyles];

  readonly personal = true;
  #cards: RequestCard[] = [];
  #next: string | null | undefined;
  #loaded = false;

  override async load(): Promise<void> {
    // The rest of the page works without the list: what goes wrong here is shown here.
    try {
      this.#cards = await this.#fetch();
      this.problems = [];
      this.#loaded = true;
    } catch (error) {
      this.fail([toProblem(error)]);
    }
    this.host.requestUpdate();
  }

  async #fetch(after?: string): Promise<RequestCard[]> {
    const { host } = this;
    const { gdprMyRequests } = await host.ask(myRequests, { first: PAGE, after, language: host.tag });
    const { hasNextPage, endCursor } = gdprMyRequests?.pageInfo ?? {};
    this.#next = hasNextPage ? endCursor : undefined;
    return (gdprMyRequests?.edges ?? []).map(({ node }) => new RequestCard(host, node));
  }

  #more = (): void =>
    void this.act('more', async () => {
      const more = await this.#fetch(this.#next ?? undefined);
      this.#cards = [...this.#cards, ...more];
      const first = more[0]?.request.reference;
      if (first) await this.host.focusOn(`#request-${first}`);
    });

  #retry = (): void =>
    void this.act('retry', async () => {
      this.#cards = await this.#fetch();
      this.#loaded = true;
      await this.host.focusOn('#requests');
    });

  override render(): unknown {
    const { t } = this.host;
    return html`<section class="list" aria-labelledby="requests">
      <h3 id="requests" tabindex="-1">${t.requestsTitle}</h3>
      ${this.alert()}
      ${this.#loaded ? nothing : this.button('retry', t.retry, 'plain', this.#retry)}
      ${this.#loaded && !this.#cards.length ? html`<p class="muted">${t.none}</p>` : nothing}
      ${repeat(
        this.#cards,
        (card) => card.request.id,
        (card) => card.render(),
      )}
      ${this.#next ? this.button('more', t.more, 'plain', this.#more) : nothing}
    </section>`;
  }
}
