import { html, nothing } from 'lit/html.js';
import { day, moment, size } from '../../../src/format.js';
import { notice } from '../../parts/list.js';
import { row, table } from '../../parts/table.js';
import type { Details, Preview, Request } from '../request.js';

/** What the archive holds and what it lacks, before it leaves; shown once it is built. */
export function answer(screen: Request, request: Details): unknown {
  const { archive } = request;
  if (!archive) return nothing;
  const { t, tag } = screen.desk;
  const { preview } = screen;
  const ready = archive.state === 'BUILT' || archive.state === 'AVAILABLE';
  const look = () =>
    screen.act('look', async () => {
      const problems = await screen.look();
      if (!problems?.length) void screen.desk.focusOn('#answer');
      return problems;
    });
  const facts = [
    t.archiveStates[archive.state],
    archive.size && size(tag, archive.size),
    archive.expiresAt && `${t.availableUntil} ${moment(tag, archive.expiresAt)}`,
    archive.downloadsLeft !== null && `${t.downloads}: ${archive.downloadsLeft}`,
  ];
  return html`<section class="card">
    <h2 id="answer" tabindex="-1">${t.whatIsIn}</h2>
    <p class="muted">${facts.filter(Boolean).join(' · ')}</p>
    ${preview ? contents(screen, preview) : nothing}
    ${ready && !preview ? html`<p>${t.lookText}</p>` : nothing}
    ${
      ready
        ? html`<p class="row">
            <button type="button" aria-busy=${screen.busy === 'look'} @click=${look}>${preview ? t.lookAgain : t.look}</button>
            ${preview ? html`<button type="button" aria-busy=${screen.busy === 'fetch'} @click=${() => fetchIt(screen)}>${t.fetch}</button>` : nothing}
          </p>`
        : nothing
    }
  </section>`;
}

/** A ticket of two minutes may have run out while somebody read: each download gets its own. */
function fetchIt(screen: Request): Promise<void> {
  const { desk } = screen;
  return screen.act('fetch', async () => {
    const problems = await screen.look();
    const url = screen.preview?.url;
    if (problems?.length || !url) return problems;
    await desk.download(url);
    desk.say(desk.t.fetchDone);
    return undefined;
  });
}

function contents(screen: Request, preview: Preview): unknown {
  const { t, tag } = screen.desk;
  return html`${notice('warn', t.warnings, preview.warnings)} ${notice('bad', t.problems, preview.problems)}
    ${table(
      [t.kind, t.records],
      (preview.contents ?? []).map(({ label, count }) => row([label, count.toLocaleString(tag)])),
      'small numbers',
    )}
    ${notice(
      'info',
      t.leftOut,
      preview.leftOut?.map(({ reason, count }) =>
        [...(reason === 'legal_hold' ? [] : [t.orders(count)]), t.reasons[reason] ?? reason].join(': '),
      ),
    )}
    ${preview.masks?.length ? html`<p>${t.masks(preview.masks.length)}</p>` : nothing}
    ${
      preview.otherSystems?.length
        ? html`<h3>${t.systems}</h3>
            <ul>${preview.otherSystems.map(
              ({ name, answered, answers }) =>
                html`<li>${name}: ${
                  answered
                    ? html`${t.answered} ${answers[0] ? html`<span class="muted">${day(tag, answers[0].at)}</span>` : nothing}`
                    : html`<strong>${t.notAnswered}</strong>`
                }</li>`,
            )}</ul>`
        : nothing
    }`;
}
