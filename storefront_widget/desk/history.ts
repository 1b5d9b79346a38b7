import type { Bridge } from './bridge.js';
import { belowApp, format, parse, type Route } from './route.js';

interface Step {
  step: number;
  /** The Dashboard took a step of its own right before this one. */
  paired: boolean;
  /** What is searched for: a name or an address, and neither belongs into an address of a page. */
  search: string;
}

/**
 * Back and forward, and links from outside.
 *
 * The Dashboard writes our route into its address, which is a step in the browser's history, but does not tell us
 * when that step is taken back. So each change here is a step of ours after theirs, and going back over ours takes
 * theirs back too.
 */
export class Walk {
  search = '';
  #step = 0;
  #paired = new Map<number, boolean>();

  constructor(
    readonly home: string,
    readonly bridge: Bridge,
    readonly arrive: (route: Route) => void,
  ) {
    history.replaceState(this.#state(), '');
    addEventListener('popstate', this.#popped);
    bridge.addEventListener('redirect', (event) => this.#sent((event as CustomEvent<string>).detail));
  }

  get here(): Route {
    return parse(location.pathname.slice(this.home.length), location.search);
  }

  stop(): void {
    removeEventListener('popstate', this.#popped);
  }

  async go(route: Route, search = ''): Promise<void> {
    this.search = search;
    this.#step += 1;
    const step = this.#step;
    const paired = await this.bridge.route(format(route));
    if (step !== this.#step) return;
    this.#paired.set(step, paired);
    history.pushState(this.#state(), '', this.#address(route));
  }

  #state(): Step {
    return { step: this.#step, paired: this.#paired.get(this.#step) ?? false, search: this.search };
  }

  #address(route: Route): string {
    const known = new URLSearchParams(location.search);
    const { query } = parse('', location.search);
    for (const key of query.keys()) known.delete(key);
    for (const [key, value] of route.query) known.append(key, value);
    return `${this.home}${format({ ...route, query: new URLSearchParams() })}${known.size ? `?${known}` : ''}`;
  }

  #popped = ({ state }: PopStateEvent): void => {
    const to = (state ?? { step: 0, paired: false, search: '' }) as Step;
    const left = this.#paired.get(this.#step);
    const back = to.step < this.#step;
    this.#step = to.step;
    this.search = to.search;
    this.arrive(this.here);
    if (back && left) history.back();
  };

  #sent(path: string): void {
    const below = belowApp(path);
    if (!below || below === '/') return;
    const route = parse(below, this.here.query.toString());
    if (route.name === this.here.name && route.id === this.here.id) return;
    history.replaceState(this.#state(), '', this.#address(route));
    this.arrive(route);
  }
}
