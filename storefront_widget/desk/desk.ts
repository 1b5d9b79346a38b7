import { html, nothing, render } from 'lit/html.js';
import type { Operation } from '../src/api.js';
import { ask } from './api.js';
import type { Bridge, Status } from './bridge.js';
import { Walk } from './history.js';
import en from './messages/en.js';
import { failure } from './parts/failure.js';
import { icon } from './parts/icon.js';
import { page, type Route } from './route.js';
import type { Screen } from './screen.js';
import { isInside, screenFor } from './screens/index.js';
import { type Messages, speak } from './words.js';

/** Milliseconds between two looks at whether a screen wants to be fetched anew. */
const TICK = 1_000;

/**
 * The whole desk: the line to the Dashboard, the words, the voice, the focus, and one screen at a time.
 *
 * Lit's templates draw it into the page itself. It has no shadow, no attributes and no reactive properties, so Lit's
 * element would only be weight.
 */
export class Desk extends HTMLElement {
  t: Messages = en;
  tag = 'en';
  /** What the live region says. */
  said = '';
  screen: Screen | undefined;
  /** What was typed into forms, by request, form and field: it outlives a failed save and a look elsewhere. */
  readonly drafts = new Map<string, string>();
  #stage: 'greeting' | 'outside' | 'on' = 'greeting';
  #walk: Walk | undefined;
  #clock: ReturnType<typeof setInterval> | undefined;
  #looked = 0;
  #height = 0;
  #drawn: Promise<void> | undefined;

  constructor(
    readonly bridge: Bridge,
    readonly home: string,
  ) {
    super();
  }

  async connectedCallback(): Promise<void> {
    this.#dress();
    await this.#speak();
    this.#stage = (await this.bridge.greet()) ? 'on' : 'outside';
    this.requestUpdate();
    if (this.#stage === 'outside' || !this.isConnected) return;
    this.bridge.addEventListener('theme', () => this.#dress());
    this.bridge.addEventListener('locale', () => this.#speak());
    this.#walk = new Walk(this.home, this.bridge, (route) => this.#show(route));
    this.#clock = setInterval(() => this.#tick(), TICK);
    this.#show(this.#walk.here);
  }

  disconnectedCallback(): void {
    clearInterval(this.#clock);
    this.#walk?.stop();
  }

  /** Draws anew, once for all that changes in the same breath. */
  requestUpdate(): void {
    this.#drawn ??= Promise.resolve().then(() => {
      this.#drawn = undefined;
      if (this.isConnected) this.#draw();
    });
  }

  /** What is searched for; it is in no address. */
  get search(): string {
    return this.#walk?.search ?? '';
  }

  ask<Data, Variables>(operation: Operation<Data, Variables>, variables: Variables): Promise<Data> {
    const apiUrl = `${this.home.split('/plugins/')[0]}/graphql/`;
    return ask(this.bridge, apiUrl, operation, variables);
  }

  /** Another address of the desk. Inside a popup or a widget the Dashboard is sent there. */
  go(route: Route, search = ''): void {
    if (isInside(this.screen?.route)) {
      void this.#openInDashboard(route);
      return;
    }
    void this.#walk?.go(route, search);
    this.#show(route);
  }

  say(text: string): void {
    // A live region is silent about a text that it holds already; the space makes it a new one.
    this.said = text && text === this.said ? `${text}\u00a0` : text;
    this.requestUpdate();
  }

  /** What was done: said aloud here, and shown by the Dashboard in its own way. */
  tell(text: string, status: Status = 'success'): void {
    this.say(text);
    this.bridge.notify(status, text);
  }

  async focusOn(...selectors: string[]): Promise<void> {
    this.requestUpdate();
    await this.#drawn;
    for (const selector of selectors) {
      const found = this.querySelector<HTMLElement>(selector);
      if (found) {
        found.focus();
        return;
      }
    }
  }

  /**
   * A file of the shop. Old Dashboards let a frame download nothing, so the Dashboard opens it; those that open no
   * address of their own host let the frame do it.
   */
  async download(url: string): Promise<void> {
    if (await this.bridge.open(url, true)) return;
    const link = document.createElement('a');
    Object.assign(link, { href: url, download: '' });
    link.click();
  }

  /** A link inside the desk: a real address, so that it can be opened in a tab, followed without loading a page. */
  link(route: Route, text: unknown, current = false): unknown {
    const follow = (event: MouseEvent) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      this.go(route);
    };
    return html`<a href=${`${this.home}/${route.name}${route.id ? `/${encodeURIComponent(route.id)}` : ''}`}
      aria-current=${current ? 'page' : nothing} @click=${follow}>${text}</a>`;
  }

  async #openInDashboard(route: Route): Promise<void> {
    const app = new URLSearchParams(location.search).get('id') ?? '';
    const path = `${route.name}${route.id ? `/${encodeURIComponent(route.id)}` : ''}`;
    // Dashboards before 3.21 have apps at another address.
    await this.bridge.open(
      this.bridge.atLeast(3, 21) ? `/extensions/app/${app}/${path}` : `/apps/${app}/app/${path}`,
    );
  }

  #show(route: Route): void {
    const { screen } = this;
    this.#looked = Date.now();
    if (screen && screen.route.name === route.name && screen.route.id === route.id && screen.moved(route)) {
      screen.route = route;
      void screen.start();
    } else {
      const arrived = Boolean(screen);
      this.screen = screenFor(this, route);
      void this.screen.start().then(() => (arrived ? this.focusOn('h1') : undefined));
    }
    this.requestUpdate();
  }

  #tick(): void {
    this.screen?.tick?.();
    if (document.visibilityState !== 'visible' || !this.screen) return;
    if (Date.now() - this.#looked < this.screen.patience * 1000) return;
    this.#looked = Date.now();
    void this.screen.refresh();
  }

  #dress(): void {
    document.documentElement.dataset.theme = this.bridge.theme;
  }

  async #speak(): Promise<void> {
    const { t, tag } = await speak(this.bridge.locale);
    const other = tag !== this.tag;
    this.t = t;
    this.tag = tag;
    document.documentElement.lang = tag;
    this.requestUpdate();
    // Some sentences come from the shop, in the language that was asked for.
    if (other && this.screen?.loaded) await this.screen.refresh();
  }

  #navigation(): unknown {
    const { t, screen } = this;
    const pages = ['requests', 'report', 'register', 'health'] as const;
    return html`<nav aria-label=${t.navigation}>
      ${pages.map((name) => this.link(page(name), t.nav[name], screen?.route.name === name))}
    </nav>`;
  }

  #body(): unknown {
    const { t, screen } = this;
    if (this.#stage === 'greeting' || (this.#stage === 'on' && !screen))
      return html`<p class="loading">${t.loading}</p>`;
    if (this.#stage === 'outside' || !screen)
      return html`<section class="alone">
        ${icon('shield')}
        <h1>${t.outsideTitle}</h1>
        <p>${t.outside}</p>
        <p class="muted">${t.outsideHint}</p>
      </section>`;
    if (!screen.loaded && screen.failed) return failure(this, screen, screen.failed);
    if (!screen.loaded)
      return html`<h1 class="spoken" tabindex="-1">${screen.title}</h1><p class="loading">${t.loading}</p>`;
    return screen.render();
  }

  #draw(): void {
    const inside = isInside(this.screen?.route);
    render(
      html`${this.#stage === 'on' && !inside ? this.#navigation() : nothing}
      <main class=${inside ? 'inside' : ''} aria-busy=${Boolean(this.screen?.busy)}>${this.#body()}</main>
      <p class="spoken" role="status">${this.said}</p>`,
      this,
    );
    if (this.screen?.route.name !== 'widget') return;
    const height = Math.ceil(this.querySelector('main')?.scrollHeight ?? 0);
    if (height !== this.#height) this.bridge.resize(height);
    this.#height = height;
  }
}
