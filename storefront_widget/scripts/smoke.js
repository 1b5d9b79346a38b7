// Pages that carry the widget as shops do: each is built from the package as it would be published, and opened.
// Usage: npm run smoke [plain|react|vue|next …]; the packages of the pages are in smoke/, never in ours.
import { strict as assert } from 'node:assert';
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { preview } from 'vite';
import { launch } from './browser.js';
import { here } from './shared-config.js';

const smoke = (path) => here(`smoke/${path}`);
/** Quiet while all is well; what a tool said is told when it failed. */
function run(command, args, cwd, env = {}) {
  const ran = spawnSync(command, args, { cwd, env: { ...process.env, ...env }, encoding: 'utf8' });
  assert.equal(ran.status, 0, `${command} ${args.join(' ')}\n${ran.stdout}\n${ran.stderr}`);
  return ran.stdout;
}
const QUIET = { NEXT_TELEMETRY_DISABLED: '1' };
/** What a strict shop allows: no inline style or script, nothing from elsewhere. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:";

function install() {
  const lock = readFileSync(smoke('package-lock.json'));
  const [stamp, wanted] = [smoke('node_modules/.stamp'), createHash('sha256').update(lock).digest('hex')];
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    run('npm', ['ci', '--silent', '--no-fund', '--no-audit'], smoke(''));
    writeFileSync(stamp, wanted);
  }
  // As npm would publish it, and not a link to the source: only what is packed can be imported.
  const home = smoke('node_modules/saleor-privacy');
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home);
  const [{ filename }] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', home], here('')));
  run('tar', ['-xzf', filename, '--strip-components=1'], home);
}

/** A page that vite builds. */
const bundled = (name) => ({
  build: () =>
    run(
      'npx',
      [
        'vite',
        'build',
        name,
        '--config',
        'vite.config.js',
        '--outDir',
        smoke(`dist/${name}`),
        '--emptyOutDir',
      ],
      smoke(''),
    ),
  output: smoke(`dist/${name}`),
  serve: () => files(smoke(`dist/${name}`)),
  told: true,
});

const pages = {
  plain: {
    build() {
      cpSync(smoke('plain'), smoke('dist/plain'), { recursive: true });
      for (const part of ['saleor-privacy.js', 'saleor-privacy'])
        cpSync(smoke(`node_modules/saleor-privacy/dist/${part}`), smoke(`dist/plain/${part}`), {
          recursive: true,
        });
    },
    output: smoke('dist/plain'),
    serve: () => files(smoke('dist/plain')),
  },
  react: {
    ...bundled('react'),
    types: () => run('npx', ['tsc', '-p', smoke('tsconfig.json')], here('')),
  },
  vue: bundled('vue'),
  next: {
    build: () => run('npx', ['next', 'build'], smoke('next'), QUIET),
    output: smoke('next/.next/static'),
    serve: next,
    markup: '<saleor-privacy',
  },
};

async function files(folder) {
  const server = await preview({
    configFile: false,
    logLevel: 'warn',
    root: smoke(''),
    build: { outDir: folder },
    preview: { port: 0, host: '127.0.0.1', headers: { 'Content-Security-Policy': POLICY } },
  });
  return { url: server.resolvedUrls.local[0], close: () => server.close() };
}

async function next() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  const child = spawn(
    process.execPath,
    [smoke('node_modules/next/dist/bin/next'), 'start', '-p', String(port), '-H', '127.0.0.1'],
    { cwd: smoke('next'), env: { ...process.env, ...QUIET }, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const url = `http://127.0.0.1:${port}/`;
  const isThere = () =>
    fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isThere())) {
    assert.equal(child.exitCode, null, 'next start ended');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { url, close: () => child.kill() };
}

const sources = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));

const SHOP = {
  gdprPrivacyPage: {
    rights: ['ACCESS'],
    guestVisitors: true,
    shopName: 'Lindenhof Tea',
    controller: 'Lindenhof Tea GmbH',
    contactEmail: 'privacy@lindenhof.example',
    authority: '',
    privacyPolicyUrl: '',
    textLimit: 200,
  },
};

async function open(browser, name, { serve, told, markup }) {
  const server = await serve();
  const page = await browser.newPage();
  const complaints = [];
  page.on(
    'console',
    (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()),
  );
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.route('**/graphql/', (route) => route.fulfill({ json: { data: SHOP } }));
  try {
    if (markup)
      assert(
        (await (await fetch(server.url)).text()).includes(markup),
        `${name}: not in the HTML of the server`,
      );
    await page.goto(server.url);
    await page.getByRole('heading', { name: 'Your data at Lindenhof Tea' }).waitFor();
    await page.getByLabel('E-mail address').waitFor();
    if (told) await page.locator('#told', { hasText: 'ACCESS' }).waitFor();
    assert.deepEqual(complaints, [], name);
  } finally {
    await page.close();
    await server.close();
  }
}

install();
rmSync(smoke('dist'), { recursive: true, force: true });
const chosen = process.argv.slice(2);
const browser = await launch();
try {
  for (const [name, page] of Object.entries(pages)) {
    if (chosen.length && !chosen.includes(name)) continue;
    const start = performance.now();
    page.types?.();
    page.build();
    assert(
      sources(page.output).some((text) => text.includes('saleor-privacy')),
      `${name}: the element is not in the output`,
    );
    const built = performance.now();
    await open(browser, name, page);
    const seconds = (from, to) => ((to - from) / 1000).toFixed(1);
    console.log(
      `ok    ${name}: built in ${seconds(start, built)} s, rendered ${seconds(built, performance.now())} s later`,
    );
  }
} finally {
  await browser.close();
}
