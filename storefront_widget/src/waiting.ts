import { html } from 'lit';
import type { Host, Piece } from './host.js';
import { type Problem, toProblem } from './problem.js';

/** Stands where something is still loading, or could not be loaded and can be tried again. */
export class Waiting implements Piece {
  #busy = false;
  /** Kept while trying again: the button that was pressed must not vanish under the focus. */
  #failed: Problem | undefined;

  constructor(
    readonly host: Host,
    readonly work: () => Promise<void>,
  ) {}

  get failed(): boolean {
    return Boolean(this.#failed);
  }

  start = async (): Promise<void> => {
    if (this.#busy) return;
    const { host } = this;
    const again = this.#failed;
    this.#busy = true;
    if (again) host.say(host.t.working);
    try {
      await this.work();
      this.#failed = undefined;
      if (again) host.say('');
    } catch (error) {
      this.#failed = toProblem(error);
      host.emit('gdpr-error', this.#failed);
      host.say(this.#text(this.#failed));
    }
    this.#busy = false;
    host.requestUpdate();
    if (again && !this.#failed) await host.focusOn('[data-focus]', '#title');
  };

  #text({ code }: Problem): string {
    const { t } = this.host;
    return (t as unknown as Record<string, string>)[code] || t.failed;
  }

  render(): unknown {
    const { t } = this.host;
    if (!this.#failed) return html`<p class="loading">${t.loading}</p>`;
    return html`<div class="notice bad" part="notice">
      <h3 data-focus tabindex="-1">${this.#failed.code === 'unreachable' ? t.unreachableTitle : t.inactiveTitle}</h3>
      <p>${this.#text(this.#failed)}</p>
      <button part="button" aria-busy=${this.#busy} @click=${this.start}>${t.retry}</button>
    </div>`;
  }
}
