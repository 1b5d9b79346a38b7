// What the widget costs a shopper on a slow phone, beside a cookie banner that shops know, in the same run.
// Usage: npm run perf [-- --json]. Only the layout shift can fail it: times depend on the machine.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { launch } from './browser.js';
import { here } from './shared-config.js';

const RUNS = 5;
/** As Lighthouse describes a phone in the middle of the market. */
const PHONE = {
  viewport: { width: 412, height: 823 },
  deviceScaleFactor: 1.75,
  isMobile: true,
  hasTouch: true,
};
const SLOWER = 4;
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };

const shop = {
  rights: [
    'ACCESS',
    'PORTABILITY',
    'RECTIFICATION',
    'ERASURE',
    'RESTRICTION',
    'OBJECTION',
    'MARKETING_OBJECTION',
    'CONSENT_WITHDRAWAL',
  ],
  guestVisitors: true,
  shopName: 'Lindenhof Tea',
  controller: 'Lindenhof Tea GmbH\nTeeweg 1\n1010 Wien',
  contactEmail: 'privacy@lindenhof.example',
  authority: 'Österreichische Datenschutzbehörde',
  privacyPolicyUrl: 'https://lindenhof.example/privacy',
  textLimit: 2000,
};
const page = (head, body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">${head}</head>
<body><header><h1>Lindenhof Tea</h1></header><main>${body}</main><footer><p>Lindenhof Tea GmbH</p></footer></body></html>`;
const lorem = '<p>Tea from the slopes, and everything around it.</p>'.repeat(12);

const pages = {
  'saleor-privacy': page(
    '<style>saleor-privacy:not(:defined) { display: block; min-block-size: 100vh }</style><script type="module" src="/saleor-privacy.js"></script>',
    '<saleor-privacy api-url="/graphql/" channel="c" locale="en"></saleor-privacy>',
  ),
  cookieconsent: page(
    '<link rel="stylesheet" href="/cc/cookieconsent.css"><script type="module" src="/cc.js"></script>',
    lorem,
  ),
};
/** A banner with three purposes, as its own guide has it; it shows itself on the first visit. */
const banner = `import * as CookieConsent from '/cc/cookieconsent.esm.js';
const sections = ['necessary', 'analytics', 'ads'].map((name) => ({ title: name, description: 'What it is for.', linkedCategory: name }));
CookieConsent.run({
  hideFromBots: false,
  categories: { necessary: { enabled: true, readOnly: true }, analytics: {}, ads: {} },
  language: { default: 'en', translations: { en: {
    consentModal: { title: 'Cookies', description: 'What we use them for.', acceptAllBtn: 'All', acceptNecessaryBtn: 'None', showPreferencesBtn: 'Choose' },
    preferencesModal: { title: 'Cookies', acceptAllBtn: 'All', acceptNecessaryBtn: 'None', savePreferencesBtn: 'Save', sections },
  } } },
});`;
/** When what it shows can be used: looked for in every frame, so the answer is the frame in which it is there. */
const usable = {
  'saleor-privacy': () =>
    document.querySelector('saleor-privacy')?.shadowRoot?.querySelector('.start button'),
  cookieconsent: () => document.querySelector('#cc-main .cm__btn')?.checkVisibility(),
};

const TYPES = { '.js': 'text/javascript', '.css': 'text/css' };
const read = (path) => {
  if (path === '/cc.js') return banner;
  if (path.startsWith('/cc/'))
    return readFileSync(here(`node_modules/vanilla-cookieconsent/dist/${path.slice(4)}`));
  return readFileSync(here(`dist${path}`));
};

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, 'http://shop');
  const [type, body] =
    pathname === '/graphql/'
      ? ['application/json', JSON.stringify({ data: { gdprPrivacyPage: shop } })]
      : pathname.slice(1) in pages
        ? ['text/html', pages[pathname.slice(1)]]
        : [TYPES[extname(pathname)], read(pathname)];
  response.writeHead(200, { 'Content-Type': type, 'Content-Encoding': 'gzip' });
  response.end(gzipSync(body));
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const origin = `http://127.0.0.1:${server.address().port}`;

async function visit(browser, name) {
  const context = await browser.newContext(PHONE);
  const tab = await context.newPage();
  const session = await context.newCDPSession(tab);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', NETWORK);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await session.send('Performance.enable');
  await tab.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) =>
      window.shifts.push(...list.getEntries().map(({ value }) => value)),
    ).observe({
      type: 'layout-shift',
      buffered: true,
    });
  });
  await tab.goto(`${origin}/${name}`, { waitUntil: 'commit' });
  const handle = await tab.waitForFunction(`(${usable[name]})() && performance.now()`, undefined, {
    polling: 'raf',
  });
  await tab.waitForLoadState('networkidle');
  const { metrics } = await session.send('Performance.getMetrics');
  const seconds = Object.fromEntries(metrics.map((metric) => [metric.name, metric.value]));
  const seen = {
    usable: Math.round(await handle.jsonValue()),
    work: Math.round(seconds.TaskDuration * 1000),
    script: Math.round(seconds.ScriptDuration * 1000),
    shift: (await tab.evaluate(() => window.shifts)).reduce((sum, value) => sum + value, 0),
  };
  await context.close();
  return seen;
}

const middle = (values) => values.sort((one, other) => one - other)[values.length >> 1];
const browser = await launch();
const told = {};
try {
  const seen = Object.fromEntries(Object.keys(pages).map((name) => [name, []]));
  // In turns, so that whatever else the machine does meets both. The first round only warms up.
  for (let round = 0; round <= RUNS; round += 1)
    for (const name of Object.keys(pages)) {
      const found = await visit(browser, name);
      if (round) seen[name].push(found);
    }
  for (const [name, rounds] of Object.entries(seen)) {
    const all = (key) => rounds.map((one) => one[key]);
    told[name] = {
      usable: middle(all('usable')),
      work: middle(all('work')),
      script: middle(all('script')),
      shift: Math.max(...all('shift')),
    };
  }
} finally {
  await browser.close();
  server.close();
}
if (process.argv.includes('--json')) console.log(JSON.stringify(told));
else {
  console.log(
    `A phone: processor ${SLOWER} times slower, 1.6 Mbit/s, 150 ms; the middle of ${RUNS} visits each, in turns`,
  );
  for (const [name, { usable: ms, work, script, shift }] of Object.entries(told))
    console.log(
      `${name.padEnd(15)} usable after ${ms} ms, main thread busy for ${work} ms (${script} of it script), layout shift ${shift.toFixed(4)}`,
    );
}
if (told['saleor-privacy'].shift > 0) {
  console.error('The widget moves what is on the page already.');
  process.exitCode = 1;
}
