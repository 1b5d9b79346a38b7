// The desk as it is built, in a frame of a page of another origin that speaks as the Dashboard does, with a shop
// whose answers a test decides. Nothing of the desk is replaced: origins, policy and history are the browser's.
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import { type Browser, chromium, type Frame, type Page } from 'playwright';
import { vi } from 'vitest';
import { DATA } from './data.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const read = (path: string) => readFileSync(here(path), 'utf8');
const PACKAGE = '../../../saleor_gdpr_plugin';
const HOME = '/plugins/saleor_gdpr/desk';
const TOKEN = `x.${btoa(JSON.stringify({ user_id: 'VXNlcjo5' }))}.x`;
export const OTHER_TOKEN = `y.${btoa(JSON.stringify({ user_id: 'VXNlcjo5' }))}.y`;

/** Waits for what a browser does in its own time; busy machines need some. */
export const until = (check: () => unknown): Promise<unknown> =>
  vi.waitFor(check, { timeout: 45_000, interval: 50 });

type Answer = object | ((variables: Record<string, unknown>) => object);
interface Asked {
  name: string;
  variables: Record<string, unknown>;
  token: string;
}

async function listen(handle: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(handle);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** The shop: the page and its files as the plugin serves them, and the answers of its API. */
export class Shop {
  answers: Record<string, Answer> = {};
  asked: Asked[] = [];
  tokens = new Set([TOKEN]);
  down = false;
  origins = '';
  origin = '';
  #held: (() => void)[] | undefined;
  server!: Server;

  async start(): Promise<void> {
    Object.assign(this, await listen((request, response) => void this.#serve(request, response)));
  }

  reset(origins: string): void {
    this.answers = structuredClone(DATA) as Record<string, Answer>;
    this.asked = [];
    this.tokens = new Set([TOKEN]);
    this.down = false;
    this.origins = origins;
    this.#held = undefined;
  }

  /** Answers wait until they are let go. */
  hold(): () => void {
    this.#held = [];
    return () => {
      const held = this.#held ?? [];
      this.#held = undefined;
      for (const go of held) go();
    };
  }

  names(): string[] {
    return this.asked.map(({ name }) => name);
  }

  last(name: string): Record<string, unknown> | undefined {
    return this.asked.findLast((one) => one.name === name)?.variables;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://x');
    if (pathname === '/graphql/') return this.#answer(request, response);
    const asset = pathname.startsWith(`${HOME}/assets/`) && pathname.slice(HOME.length + 8);
    if (asset) {
      const kind = asset.endsWith('.css') ? 'text/css' : 'text/javascript';
      response.writeHead(200, { 'Content-Type': kind }).end(read(`${PACKAGE}/desk/static/${asset}`));
      return;
    }
    if (!pathname.startsWith(HOME)) return void response.writeHead(404).end();
    const built = JSON.parse(read(`${PACKAGE}/desk/static/built.json`));
    const values: Record<string, string> = {
      nonce: 'test-nonce-test-nonce',
      home: HOME,
      origins: this.origins,
      'files.script': built.script,
      'files.style': built.style,
      'files.script_integrity': built.integrity[built.script],
      'files.style_integrity': built.integrity[built.style],
    };
    const template = read(`${PACKAGE}/templates/saleor_gdpr_plugin/page/desk.html`);
    const nonce = `'nonce-${values.nonce}'`;
    response.writeHead(200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': `default-src 'none'; base-uri 'none'; form-action 'none'; script-src ${nonce}; style-src ${nonce}; connect-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html; frame-ancestors ${this.origins || "'none'"}`,
    });
    response.end(template.replace(/\{\{ ([\w.]+) \}\}/g, (_, name) => values[name] ?? ''));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { query, variables } = JSON.parse(Buffer.concat(chunks).toString());
    const name = /^(?:query|mutation) (\w+)/.exec(query)?.[1] ?? '';
    const token = (request.headers.authorization ?? '').replace('Bearer ', '');
    this.asked.push({ name, variables, token });
    if (this.#held) await new Promise<void>((go) => this.#held?.push(go));
    if (this.down) return void response.destroy();
    response.setHeader('Content-Type', 'application/json');
    const failed = (message: string, code: string) =>
      response.end(JSON.stringify({ errors: [{ message, extensions: { exception: { code } } }] }));
    if (!this.tokens.has(token)) return void failed('Signature has expired', 'ExpiredSignatureError');
    const answer = this.answers[name];
    if (!answer) return void failed(`no answer for ${name}`, 'Missing');
    const data = typeof answer === 'function' ? (answer as (given: unknown) => object)(variables) : answer;
    if ('denied' in data) return void failed(String(data.denied), 'PermissionDenied');
    response.end(JSON.stringify({ data }));
  }
}

export interface Opening {
  page?: string;
  version?: string;
  theme?: string;
  locale?: string;
  silent?: string;
  customerId?: string;
}

/** Browser, Dashboard and shop; one for all tests of a file, one page for each. */
export class Stage {
  shop = new Shop();
  page!: Page;
  dashboard = '';
  /** What the browser complained about: broken policy, uncaught errors. */
  complaints: string[] = [];
  #browser!: Browser;
  #server!: Server;

  async start(): Promise<void> {
    const html = read('dashboard.html');
    const made = await listen((_, response) =>
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(html),
    );
    this.#server = made.server;
    this.dashboard = made.origin;
    await this.shop.start();
    const system = process.env.CHROMIUM ?? '/usr/bin/chromium';
    this.#browser = await chromium.launch({
      executablePath: existsSync(system) ? system : undefined,
      args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
    });
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    for (const server of [this.#server, this.shop.server]) {
      server.closeAllConnections();
      server.close();
    }
  }

  /** A page as wide as asked, with nothing on it yet. */
  async fresh(width = 1200, height = 900): Promise<void> {
    await this.page?.context().close();
    this.shop.reset(this.dashboard);
    this.complaints = [];
    const context = await this.#browser.newContext({
      viewport: { width, height },
      timezoneId: 'Europe/Vienna',
      locale: 'en-GB',
    });
    this.page = await context.newPage();
    this.page.setDefaultTimeout(60_000);
    this.page.on('console', (message) => message.type() === 'error' && this.complaints.push(message.text()));
    this.page.on('pageerror', (error) => this.complaints.push(String(error)));
  }

  async open({ page = '/requests', ...more }: Opening = {}): Promise<void> {
    const [path, own] = page.split('?');
    const query = new URLSearchParams({ shop: this.shop.origin, token: TOKEN, ...more });
    for (const [key, value] of new URLSearchParams(own)) query.set(key, value);
    await this.page.goto(`${this.dashboard}/dashboard/extensions/app/QXBwOjE=${path}?${query}`);
  }

  get frame(): Frame {
    const found = this.page.frames().find((one) => one.url().startsWith(this.shop.origin));
    if (!found) throw new Error('The desk is in no frame.');
    return found;
  }

  /** Inside the desk. */
  get desk() {
    return this.page.frameLocator('iframe');
  }

  /** What the desk said to the Dashboard, newest last. */
  async said(type: string): Promise<Record<string, unknown>[]> {
    const all = await this.page.evaluate(() => (window as unknown as { said: unknown }).said);
    return (all as { type: string; payload: Record<string, unknown> }[])
      .filter((one) => one.type === type)
      .map(({ payload }) => payload);
  }

  /** As the Dashboard says something by itself. */
  async say(type: string, payload: object): Promise<void> {
    await this.page.evaluate(
      ([name, given]) => (window as unknown as { say(a: unknown, b: unknown): void }).say(name, given),
      [type, payload] as const,
    );
  }

  /** The browser's own way back; the step may be the frame's or the Dashboard's. */
  async back(): Promise<void> {
    await this.page.evaluate(() => history.back());
  }

  /** Ids and places of what axe finds wrong; no rule is left out. */
  async axe(): Promise<string[]> {
    const { frame } = this;
    await frame.evaluate(axe.source);
    return frame.evaluate(async () => {
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document);
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    });
  }

  /** What has the focus inside the desk. */
  focused(): Promise<string> {
    return this.frame.evaluate(() => document.activeElement?.outerHTML.slice(0, 300) ?? '');
  }
}
