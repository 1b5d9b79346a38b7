import { html, unsafeCSS } from 'lit';
import { showSection } from '../screens.js';
import { Section } from '../section.js';
import { type Name, offered } from '../sections.js';
import styles from '../styles/start.css?inline';

/** The question what somebody wants, in the words people use: each answer opens the section of the right behind it. */
export class Start extends Section {
  static override styles = [unsafeCSS(styles)];

  override render(): unknown {
    const { t, page } = this.host;
    return html`<section aria-labelledby="start" class="start">
      ${this.heading('start', t.startTitle)}
      <ul role="list">
        ${page ? offered(page).map(({ name }) => html`<li>${this.#choice(name)}</li>`) : ''}
      </ul>
    </section>`;
  }

  #choice(name: Name) {
    const { t } = this.host;
    const open = () => void this.host.show(() => showSection(this.host, name));
    return html`<button part="button" type="button" @click=${open}>
      <strong>${t[`${name}Want`]}</strong> <span>${t[`${name}Why`]}</span>
    </button>`;
  }
}
