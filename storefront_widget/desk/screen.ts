import type { Problem } from './api.js';
import { toProblem } from './api.js';
import type { Desk } from './desk.js';
import type { Route } from './route.js';

/** One address of the desk. It keeps what is typed while what it shows is fetched anew. */
export abstract class Screen {
  /** Name of the work under way; a second click meanwhile is ignored, and nothing is disabled under the focus. */
  busy = '';
  problems: Problem[] = [];
  /** Name of the form that is open. */
  form = '';
  loaded = false;
  failed: Problem | undefined;

  constructor(
    readonly desk: Desk,
    public route: Route,
  ) {}

  /** What the page is called. */
  abstract get title(): string;

  /** Fetches what it shows; throws when it cannot. */
  abstract load(): Promise<void>;

  abstract render(): unknown;

  /** Another part of the query, the same page: true when the screen takes it, false for a new one. */
  moved(_route: Route): boolean {
    return false;
  }

  /** Run each second, for what waits until typing pauses. */
  tick?(): void;

  /** Seconds until it looks again by itself. */
  get patience(): number {
    return 20;
  }

  async start(): Promise<void> {
    try {
      await this.load();
      this.loaded = true;
      this.failed = undefined;
    } catch (error) {
      this.failed = toProblem(error);
    }
    this.desk.requestUpdate();
  }

  /** Looks whether somebody else changed something; that it could not be fetched is no news. */
  async refresh(): Promise<void> {
    if (this.busy || !this.loaded) return;
    await this.load().catch(() => undefined);
    this.desk.requestUpdate();
  }

  /** Runs work from a click; what it returns are problems of the shop, shown where they belong. */
  async act(name: string, work: () => Promise<readonly Problem[] | undefined>): Promise<void> {
    if (this.busy) return;
    this.busy = name;
    this.problems = [];
    this.desk.say(this.desk.t.working);
    let problems: readonly Problem[];
    try {
      problems = (await work()) ?? [];
    } catch (error) {
      problems = [toProblem(error)];
    }
    this.busy = '';
    if (this.desk.said === this.desk.t.working) this.desk.say('');
    this.problems = [...problems];
    if (problems[0]) this.desk.say(this.sentence(problems[0]));
    this.desk.requestUpdate();
    if (problems.some((problem) => problem.field)) await this.desk.focusOn('[aria-invalid=true]');
  }

  /** Our words where we have some; the shop's own sentence where it says more. */
  sentence({ code, field, message }: Problem): string {
    const { t } = this.desk;
    if (code === 'denied') return message || t.says.denied;
    if (code === 'REQUIRED') return message || t.required;
    // Not the request, but what a field was based on.
    if (code === 'CHANGED' && field) return message || t.says.CHANGED;
    const ours = (t.says as Record<string, string>)[code];
    return ours ?? (message || t.says.failed);
  }

  problemOf(field: string): string {
    const problem = this.problems.find((one) => one.field === field);
    return problem ? this.sentence(problem) : '';
  }

  general(fields: readonly string[]): Problem[] {
    return this.problems.filter(({ field }) => !field || !fields.includes(field));
  }
}
