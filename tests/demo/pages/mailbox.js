// Mails newest first, looked for every second; the buttons of staff go to the shop's public GraphQL by way of our server.
const REFRESH = 1000;
const DECISIONS = { OPEN: ['approve', 'Approve'], READY: ['release', 'Release'] };
const WORKING = ['APPROVED', 'PROCESSING'];

const find = (selector) => document.querySelector(selector);
const make = (name, values = {}, ...children) => {
  const element = Object.assign(document.createElement(name), values);
  element.append(...children.filter(Boolean));
  return element;
};
const get = async (path) => (await fetch(path)).json();
const post = async (path, body) =>
  (await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })).json();
const time = (text) => new Date(text).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit' });

let mails = [];
let shown;
let asText = false;
const drawn = {};

/** Draw a list anew only when it changed: the focus and what is being read stay. */
function changed(name, value) {
  const text = JSON.stringify(value);
  if (drawn[name] === text) return false;
  drawn[name] = text;
  return true;
}

function drawMails() {
  if (!changed('mails', [mails.length, shown])) return;
  const rows = mails.map((mail) =>
    make('li', {}, make(
      'button',
      { type: 'button', ariaCurrent: String(mail.id === shown), onclick: () => open(mail.id) },
      make('span', { className: 'to', textContent: mail.to }),
      make('time', { textContent: time(mail.date) }),
      make('span', { className: 'subject', textContent: mail.subject }),
    )),
  );
  find('#mails').replaceChildren(...(rows.length ? rows : [make('li', { className: 'empty', textContent: 'No mail yet. Request something in the storefront.' })]));
}

function open(id) {
  shown = id;
  document.body.classList.toggle('reading', id !== undefined);
  drawMails();
  drawMail();
}

function drawMail() {
  const mail = mails.find(({ id }) => id === shown);
  if (!changed('mail', [shown, asText])) return;
  if (!mail) {
    find('#mail').replaceChildren(make('p', { className: 'empty', textContent: 'Choose a mail.' }));
    return;
  }
  const tab = (label, value) =>
    make('button', {
      type: 'button', textContent: label, ariaPressed: String(asText === value),
      onclick: () => { asText = value; drawMail(); },
    });
  find('#mail').replaceChildren(
    make('header', {},
      make('button', { type: 'button', className: 'back', textContent: '← All mails', onclick: () => open(undefined) }),
      make('h2', { textContent: mail.subject }),
      make('p', { textContent: `${mail.sender} → ${mail.to}, ${time(mail.date)}` }),
      make('div', { className: 'tabs' }, tab('HTML', false), tab('Text', true)),
    ),
    asText
      ? make('pre', { textContent: mail.text })
      : Object.assign(make('iframe', { title: mail.subject, src: `mails/${mail.id}.html` }), {
          sandbox: 'allow-popups allow-popups-to-escape-sandbox',
        }),
  );
}

async function act(action, request) {
  const answer = await post(`requests/${action}`, { id: request.id, version: request.version });
  const problems = (answer.errors ?? []).map(({ message }) => message).join(' ');
  find('#problem').textContent = problems;
  find('#problem').hidden = !problems;
  if (action === 'preview' && !problems) showContents(request, answer);
  await refresh();
}

const inside = {};

function showContents(request, { contents, leftOut, url }) {
  const held = contents.map(({ label, count }) => `${label}: ${count}`).join(', ');
  const left = leftOut.map(({ reason, count }) => `${count} left out (${reason.replaceAll('_', ' ')})`).join(', ');
  inside[request.id] = { text: [held, left].filter(Boolean).join('; '), url };
}

function drawRequests(requests) {
  if (!changed('requests', [requests, inside])) return;
  const rows = requests.map((request) => {
    const [action, label] = DECISIONS[request.state] ?? [];
    const look = request.state === 'READY' && inside[request.id];
    return make('li', { className: request.state.toLowerCase() },
      make('span', { className: 'reference', textContent: request.reference }),
      make('span', { className: 'email', textContent: request.email }),
      make('span', { className: 'state', textContent: request.stateText, ariaBusy: String(WORKING.includes(request.state)) }),
      request.state === 'OPEN' && !request.guestOrdersProven && make('span', { className: 'hint', textContent: 'mailbox not proven: orders without login left out' }),
      make('span', { className: 'actions' },
        request.state === 'READY' && make('button', { type: 'button', textContent: 'Look inside', onclick: () => act('preview', request) }),
        action && make('button', { type: 'button', className: 'primary', textContent: label, onclick: () => act(action, request) }),
      ),
      look && make('p', { className: 'inside' }, `${look.text} `, make('a', { href: look.url, textContent: 'Fetch the archive' }), ' (within two minutes)'),
    );
  });
  find('#requests').replaceChildren(...(rows.length ? rows : [make('li', { className: 'empty', textContent: 'No request yet.' })]));
}

async function refresh() {
  const [letters, requests] = await Promise.all([get('mails.json'), get('requests.json')]);
  const news = letters.length > mails.length;
  mails = letters;
  // The newest mail is what people wait for, unless they are reading one on a small screen.
  if (news && !matchMedia('(max-width: 50rem)').matches) shown = mails[0].id;
  drawMails();
  drawMail();
  drawRequests(requests);
}

const facts = await get('facts.json');
find('#storefront').href = facts.addresses.storefront;
find('#staff').textContent = `as ${facts.staff.name}, staff of the shop`;
for (;;) {
  // The demo may be stopped and started again while this page is open.
  await refresh().catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, REFRESH));
}
