import { html, nothing } from 'lit';
import type { PrivacyPage } from '../host.js';
import type { Messages } from '../messages.js';

/** Who answers for the data, and where to go instead of, or after, this page. */
export function contact(t: Messages, page: PrivacyPage): unknown {
  const { controller, contactEmail: email, authority, privacyPolicyUrl: policy } = page;
  const row = (label: string, value: unknown) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
  const [name, domain] = email.split('@');
  return html`<section class="contact" aria-labelledby="contact">
    <h3 id="contact">${t.contact}</h3>
    <dl>
      ${controller ? row(t.controller, html`<bdi class="lines">${controller}</bdi>`) : nothing}
      ${email ? row(t.writeTo, html`<a href="mailto:${email}">${name}@<wbr />${domain}</a>`) : nothing}
      ${authority ? row(t.authority, authority) : nothing}
    </dl>
    ${/^https?:/.test(policy) ? html`<p><a href=${policy}>${t.policy}</a></p>` : nothing}
  </section>`;
}
