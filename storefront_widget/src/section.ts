import { type CSSResult, html, nothing, type TemplateResult, unsafeCSS } from 'lit';
import type { Host, Piece } from './host.js';
import { type Problem, toProblem } from './problem.js';
import { sentence } from './sentence.js';
import common from './styles/common.css?inline';

const commonStyles = unsafeCSS(common);

/**
 * A part of the page with work of its own: a section of the overview, or a screen in place of it.
 * It renders into the element's one shadow root: ids and aria references do not cross shadow boundaries.
 */
export abstract class Section implements Piece {
  static styles: CSSResult[] = [];

  /** Name of the work under way; a second click meanwhile is ignored. */
  busy = '';
  problems: Problem[] = [];
  /** What it stands in, so that the focus finds its own fields where a page shows several forms. */
  protected get within(): string {
    return '';
  }

  constructor(readonly host: Host) {
    for (const sheet of [commonStyles, ...new.target.styles]) host.wear(sheet);
  }

  abstract render(alone?: boolean): unknown;

  load?(): Promise<void>;

  /**
   * Runs work from a click. Nothing is disabled meanwhile, as disabling what has the focus loses the focus.
   * Work returns the errors of the shop, if any.
   */
  protected async act(name: string, work: () => Promise<readonly Problem[] | undefined>): Promise<void> {
    if (this.busy) return;
    this.busy = name;
    this.problems = [];
    this.host.say(this.host.t.working);
    let problems: readonly Problem[];
    try {
      problems = (await work()) ?? [];
    } catch (error) {
      problems = [toProblem(error)];
    }
    this.busy = '';
    if (this.host.said === this.host.t.working) this.host.say('');
    this.fail(problems);
  }

  /** Shows problems, each at its field; the focus goes to the first such field, else it stays where it is. */
  protected fail(problems: readonly Problem[]): void {
    this.problems = [...problems];
    for (const problem of problems) this.host.emit('gdpr-error', problem);
    if (problems[0]) this.host.say(this.sentence(problems[0]));
    if (problems.some((problem) => problem.field))
      this.host.focusOn(
        `${this.within} :is(:is(input, textarea, select)[aria-invalid=true], [role=radiogroup][aria-invalid=true] input)`,
      );
    this.host.requestUpdate();
  }

  /** Its heading. The focus goes there when the section takes the place of another. */
  protected heading(id: string, text: string, alone?: boolean): TemplateResult {
    return html`<h3 id=${id} ?data-focus=${alone} tabindex="-1">${text}</h3>`;
  }

  sentence(problem: Problem): string {
    return sentence(this.host.t, this.host.tag, this.host.page?.textLimit ?? 0, problem);
  }

  protected problemOf(field: string): string | undefined {
    const problem = this.problems.find((one) => one.field === field);
    return problem && this.sentence(problem);
  }

  /** Problems without a field that is on the screen. */
  protected alert(...fields: string[]): TemplateResult | typeof nothing {
    const general = this.problems.filter((problem) => !problem.field || !fields.includes(problem.field));
    if (!general.length) return nothing;
    return html`<div class="notice bad" part="notice">${general.map((one) => html`<p>${this.sentence(one)}</p>`)}</div>`;
  }

  protected button(
    name: string,
    label: string,
    look: 'primary' | 'danger' | 'plain',
    click?: () => void,
  ): TemplateResult {
    return html`<button
      part=${look === 'plain' ? 'button' : `button ${look}`}
      class=${look}
      type=${click ? 'button' : 'submit'}
      aria-busy=${this.busy === name}
      @click=${click ?? nothing}
    >${label}</button>`;
  }
}
