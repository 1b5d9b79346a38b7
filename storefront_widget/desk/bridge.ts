/** What the Dashboard says; what is in it was written by somebody else and is looked at before it is used. */
interface Said {
  type?: unknown;
  payload?: Record<string, unknown>;
}

export type Status = 'success' | 'error' | 'warning' | 'info';

/** Longer than a slow Dashboard needs for its handshake; then the page says that it is not inside one. */
const PATIENCE = 8_000;
/** Dashboards answer in a moment or, old ones, not at all. */
const ANSWER = 1_000;
/** Asked again meanwhile: some Dashboards are not listening yet when the page is. */
const AGAIN = 700;
/** How long a new token is waited for once the old one has run out. */
const REFRESH = 10_000;

/**
 * The line to the Dashboard around this page: one origin of those that the merchant named, and no other window.
 *
 * Who is believed: only the window around us, and only from a named origin; the first that greets is kept. Greetings
 * come in any order and more than once. The token stays in memory.
 */
export class Bridge extends EventTarget {
  token = '';
  theme: 'light' | 'dark' = 'light';
  locale = 'en';
  dashboardVersion = '';
  #origin: string | undefined;
  #answers = new Map<string, (ok: boolean) => void>();
  #number = 0;

  constructor(
    readonly allowed: readonly string[],
    readonly win: Window = window,
  ) {
    super();
    const query = new URLSearchParams(win.location.search);
    if (query.get('theme') === 'dark') this.theme = 'dark';
    this.locale = query.get('locale') || win.navigator.language || 'en';
  }

  /** True once the Dashboard has greeted us; false when there is none that we may listen to. */
  async greet(): Promise<boolean> {
    if (this.win.parent === this.win || !this.allowed.length) return false;
    const greeted = this.#next('token', PATIENCE);
    this.win.addEventListener('message', this.#hear);
    this.#ready();
    const again = setInterval(() => this.#ready(), AGAIN);
    const found = await greeted;
    clearInterval(again);
    return found;
  }

  /** A token other than this one, which the shop no longer takes; "" when none comes. */
  async fresh(old: string): Promise<string> {
    if (this.token !== old) return this.token;
    const next = this.#next('token', REFRESH);
    this.#ready();
    const found = await next;
    return found ? this.token : '';
  }

  notify(status: Status, title: string, text = ''): void {
    this.#say('notification', { status, title, text });
  }

  /** The address in the Dashboard; true when it was changed there, so that "back" has a step to take back. */
  route(newRoute: string): Promise<boolean> {
    return this.#ask('updateRouting', { newRoute });
  }

  /** An address in the Dashboard ("/customers/…") or on the web, here or in a tab of its own. */
  open(to: string, newContext = false): Promise<boolean> {
    return this.#ask('redirect', { to, newContext });
  }

  /** Dashboards before 3.23.7 have no such action and would report an error. */
  resize(height: number): void {
    if (this.atLeast(3, 23, 7)) this.#say('widgetResize', { height });
  }

  /** Whether the Dashboard is this version or newer; one that does not say is old. */
  atLeast(...wanted: number[]): boolean {
    const found = this.dashboardVersion.split('.').map((part) => Number.parseInt(part, 10) || 0);
    for (const [index, number] of wanted.entries()) {
      if ((found[index] ?? 0) !== number) return (found[index] ?? 0) > number;
    }
    return Boolean(this.dashboardVersion);
  }

  #ready(): void {
    this.#say('notifyReady', {});
  }

  #ask(type: string, payload: Record<string, unknown>): Promise<boolean> {
    return new Promise((done) => {
      const id = this.#say(type, payload);
      const end = (ok: boolean) => {
        this.#answers.delete(id);
        done(ok);
      };
      this.#answers.set(id, end);
      setTimeout(end, ANSWER, false);
    });
  }

  #say(type: string, payload: Record<string, unknown>): string {
    this.#number += 1;
    const actionId = `gdpr-${this.#number}`;
    // Before it has greeted nobody knows which of them is there; to any other origin the browser delivers nothing.
    for (const origin of this.#origin ? [this.#origin] : this.#likely())
      this.win.parent.postMessage({ type, payload: { ...payload, actionId } }, origin);
    return actionId;
  }

  #likely(): readonly string[] {
    const from = this.win.document.referrer;
    const origin = from && URL.canParse(from) ? new URL(from).origin : '';
    return this.allowed.includes(origin) ? [origin] : this.allowed;
  }

  #next(event: string, patience: number): Promise<boolean> {
    return new Promise((done) => {
      const heard = () => end(true);
      const timer = setTimeout(() => end(false), patience);
      const end = (found: boolean) => {
        clearTimeout(timer);
        this.removeEventListener(event, heard);
        done(found);
      };
      this.addEventListener(event, heard);
    });
  }

  #hear = ({ source, origin, data }: MessageEvent): void => {
    if (source !== this.win.parent || !this.allowed.includes(origin)) return;
    if (this.#origin && origin !== this.#origin) return;
    const { type, payload } = (data ?? {}) as Said;
    if (typeof type !== 'string' || typeof payload !== 'object' || !payload) return;
    const text = (name: string) => (typeof payload[name] === 'string' ? (payload[name] as string) : '');
    if (type === 'handshake' || type === 'tokenRefresh') {
      if (!text('token')) return;
      this.#origin = origin;
      this.dashboardVersion = text('dashboardVersion') || this.dashboardVersion;
      if (text('token') === this.token) return;
      this.token = text('token');
      this.#tell('token');
    } else if (!this.#origin) {
      return;
    } else if (type === 'theme') {
      this.theme = text('theme') === 'dark' ? 'dark' : 'light';
      this.#tell('theme');
    } else if (type === 'localeChanged') {
      this.locale = text('locale') || this.locale;
      this.#tell('locale');
    } else if (type === 'redirect') {
      this.dispatchEvent(new CustomEvent('redirect', { detail: text('path') }));
    } else if (type === 'response') {
      this.#answers.get(text('actionId'))?.(payload.ok === true);
    }
  };

  #tell(name: string): void {
    this.dispatchEvent(new Event(name));
  }
}
