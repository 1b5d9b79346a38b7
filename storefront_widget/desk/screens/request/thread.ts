import { html, nothing } from 'lit/html.js';
import { day, moment } from '../../../src/format.js';
import type { Details, Request } from '../request.js';

/** What was asked, answered and noted, oldest first. */
export function thread(screen: Request, request: Details): unknown {
  const { t, tag } = screen.desk;
  return html`<section class="card">
    <h2>${t.thread}</h2>
    ${request.thread.length ? nothing : html`<p class="muted">${t.threadEmpty}</p>`}
    <ol class="plain thread">${request.thread.map(
      ({ kind, about, text, on, answeredOn }) => html`<li class=${kind.toLowerCase()}>
        <p class="muted">
          ${t.entries[kind]}${about ? html` · ${t.abouts[about]}` : nothing} · <time datetime=${on}>${day(tag, on)}</time>
          ${answeredOn ? html` · ${t.answeredAt(day(tag, answeredOn))}` : nothing}
        </p>
        <p class="lines">${text}</p>
      </li>`,
    )}</ol>
  </section>`;
}

/** What happened, in the shop's words. */
export function history(screen: Request, request: Details): unknown {
  const { t, tag } = screen.desk;
  if (!request.timeline.length) return nothing;
  return html`<section class="card">
    <h2>${t.history}</h2>
    <ol class="plain timeline">${request.timeline.map(
      ({ at, text }) =>
        html`<li><time class="muted" datetime=${at}>${moment(tag, at)}</time><br />${text}</li>`,
    )}</ol>
  </section>`;
}
