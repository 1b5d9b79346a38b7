import type { Bridge } from './bridge.js';
import { belowApp, format, parse, type Route } from './route.js';

interface Step {
  /** What is searched for: a name or an address, and neither belongs into an address of a page. */
  search: string;
}

/**
 * Back and forward, and links from outside.
 *
 * The Dashboard writes our route into its address, so that it can be sent to a colleague or loaded again. That is a
 * step in the browser's history whose way back it does not tell us, and a frame in a sandbox may not take it back. So
 * our own step comes after theirs: "back" first shows what was there, and the next "back" clears the address.
 */
export class Walk {
  search = '';
  #walked = 0;

  constructor(
    readonly home: string,
    readonly bridge: Bridge,
    readonly arrive: (route: Route) => void,
  ) {
    history.replaceState(this.#state(), '');
    addEventListener('popstate', this.#popped);
    bridge.addEventListener('redirect', this.#sent);
  }

  stop(): void {
    removeEventListener('popstate', this.#popped);
    this.bridge.removeEventListener('redirect', this.#sent);
  }

  get here(): Route {
    return parse(location.pathname.slice(this.home.length), location.search);
  }

  async go(route: Route, search = ''): Promise<void> {
    this.search = search;
    this.#walked += 1;
    const walked = this.#walked;
    await this.bridge.route(format(route));
    // Somebody walked on while the Dashboard answered: only where one is now is a step.
    if (walked === this.#walked) history.pushState(this.#state(), '', this.#address(route));
  }

  #state(): Step {
    return { search: this.search };
  }

  #address(route: Route): string {
    const kept = new URLSearchParams(location.search);
    for (const key of this.here.query.keys()) kept.delete(key);
    for (const [key, value] of route.query) kept.append(key, value);
    const path = format({ ...route, query: new URLSearchParams() });
    return `${this.home}${path}${kept.size ? `?${kept}` : ''}`;
  }

  #popped = ({ state }: PopStateEvent): void => {
    this.#walked += 1;
    this.search = (state as Step | null)?.search ?? '';
    this.arrive(this.here);
  };

  #sent = (event: Event): void => {
    const below = belowApp((event as CustomEvent<string>).detail);
    if (!below || below === '/') return;
    const { here } = this;
    const route = parse(below, here.query.toString());
    if (route.name === here.name && route.id === here.id) return;
    history.replaceState(this.#state(), '', this.#address(route));
    this.arrive(route);
  };
}
