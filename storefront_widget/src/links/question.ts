import { html, nothing } from 'lit';
import type { Host } from '../host.js';
import { back } from '../parts/back.js';
import type { Problem } from '../problem.js';
import { Section } from '../section.js';

/** What a link of an e-mail asks, and what can be answered. */
export interface Asked {
  title: string;
  text: string;
  yes: string;
  no: string;
}

/**
 * The link of an e-mail that asks for a yes. Opening it does nothing: programs that check e-mails follow links too,
 * so a click on a button is what counts.
 */
export abstract class Question extends Section {
  /** What is said once it is answered. */
  #done = '';
  /** What is shown below that. */
  protected after: unknown = nothing;

  constructor(
    host: Host,
    readonly token: string,
  ) {
    super(host);
  }

  protected abstract asked(): Asked;

  /** Returns the problems, or what to say. */
  protected abstract answer(yes: boolean): Promise<readonly Problem[] | string>;

  #answer = (yes: boolean) => (): void =>
    void this.act(yes ? 'yes' : 'no', async () => {
      const answer = await this.answer(yes);
      if (typeof answer !== 'string') return answer;
      this.#done = answer;
      void this.host.focusOn('[data-focus]');
      return undefined;
    });

  override render(): unknown {
    if (this.#done) {
      return html`<div class="notice good" part="notice"><h3 data-focus tabindex="-1">${this.#done}</h3></div>
        ${this.after} ${back(this.host)}`;
    }
    const { title, text, yes, no } = this.asked();
    return html`<section class="card" part="section" aria-labelledby="question">
        ${this.heading('question', title, true)}
        <p>${text}</p>
        ${this.alert()}
        <p class="actions">
          ${this.button('yes', yes, 'primary', this.#answer(true))}
          ${no ? this.button('no', no, 'plain', this.#answer(false)) : nothing}
        </p>
      </section>
      ${back(this.host)}`;
  }
}
