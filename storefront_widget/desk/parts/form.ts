import { html, nothing } from 'lit/html.js';
import type { Problem } from '../api.js';
import type { Screen } from '../screen.js';

export interface Field {
  name: string;
  label: string;
  /** A line where nothing is said. */
  kind?: 'line' | 'area' | 'select' | 'date' | 'check' | 'email';
  /** For a select: value and label; the first may be empty. */
  options?: readonly (readonly [string, string])[];
  optional?: boolean;
  /** What stands there before anything is typed. */
  value?: string;
}

/** A text of some lines. */
export const area = (name: string, label: string, optional = false): Field => ({
  name,
  label,
  kind: 'area',
  optional,
});

/** Something staff can do: a button, and behind it a form with its fields, or one sentence to confirm. */
export interface Action {
  name: string;
  label: string;
  /** Heading of the form, where the label alone does not say enough. */
  title?: string;
  /** What it is done to, where a page offers the same more than once. */
  of?: string;
  text?: string;
  look?: 'primary' | 'danger';
  fields?: readonly Field[];
  /** What is said once it is done, where that is more than its name. */
  done?: string;
  /** Where the focus goes once it is done; to what is next, if nothing is said. */
  focus?: string;
  run: (values: Record<string, string>) => Promise<readonly Problem[] | undefined>;
}

const titleOf = ({ title, label, of }: Action): string => title ?? (of ? `${label}: ${of}` : label);

/** The button that opens a form; it carries the form's name, so that the focus finds back to it. */
export function opener(screen: Screen, action: Action): unknown {
  const open = () => {
    screen.form = action.name;
    screen.problems = [];
    void screen.desk.focusOn(
      `#form-${action.name} :is(input, select, textarea)`,
      `#form-${action.name} .submit`,
    );
  };
  return html`<button
    type="button"
    class=${action.look ?? ''}
    id="open-${action.name}"
    aria-label=${action.of ? titleOf(action) : nothing}
    aria-expanded=${screen.form === action.name}
    @click=${open}
  >${action.label}</button>`;
}

/** The form that is open, if it is one of these. */
export function openForm(screen: Screen, actions: readonly Action[], key: string, level = 3): unknown {
  const action = actions.find(({ name }) => name === screen.form);
  return action ? form(screen, action, key, level) : nothing;
}

function form(screen: Screen, action: Action, key: string, level: number): unknown {
  const { desk } = screen;
  const fields = action.fields ?? [];
  const names = fields.map(({ name }) => name);
  const title = titleOf(action);
  const draft = ({ name, value = '', options }: Field): string => {
    const kept = desk.drafts.get(`${key}/${action.name}/${name}`) ?? value;
    // A choice that is no longer offered would be sent unseen.
    return options?.every(([one]) => one !== kept) ? value : kept;
  };
  const close = () => {
    screen.form = '';
    screen.problems = [];
    void desk.focusOn(`#open-${action.name}`, 'h1');
  };
  const submit = (event: Event) => {
    event.preventDefault();
    const values = Object.fromEntries(fields.map((field) => [field.name, draft(field).trim()]));
    const empty = fields.filter(({ name, optional, kind }) => !optional && kind !== 'check' && !values[name]);
    void screen.act(action.name, async () => {
      if (empty.length) return empty.map(({ name }) => ({ code: 'REQUIRED', field: name, message: null }));
      const problems = await action.run(values);
      if (problems?.length) return problems;
      for (const field of fields) desk.drafts.delete(`${key}/${action.name}/${field.name}`);
      screen.form = '';
      desk.tell(action.done ?? `${titleOf(action)}: ${desk.t.done}`);
      void desk.focusOn(...(action.focus ? [action.focus] : []), '[data-focus]', 'h1');
      return undefined;
    });
  };
  return html`<form class="card form" id="form-${action.name}" novalidate @submit=${submit}>
    ${level === 2 ? html`<h2>${title}</h2>` : level === 4 ? html`<h4>${title}</h4>` : html`<h3>${title}</h3>`}
    ${action.text ? html`<p>${action.text}</p>` : nothing}
    ${fields.map((field) => control(screen, action, field, draft(field), key))}
    ${screen.general(names).map((one) => html`<p class="notice bad">${screen.sentence(one)}</p>`)}
    <p class="row">
      <button class="submit ${action.look ?? 'primary'}" aria-busy=${screen.busy === action.name}>${action.label}</button>
      <button type="button" @click=${close}>${desk.t.cancel}</button>
    </p>
  </form>`;
}

function control(screen: Screen, action: Action, field: Field, value: string, key: string): unknown {
  const { desk } = screen;
  const id = `${action.name}-${field.name}`;
  const problem = screen.problemOf(field.name);
  const typed = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const now = field.kind === 'check' ? (input.checked ? 'yes' : '') : input.value;
    desk.drafts.set(`${key}/${action.name}/${field.name}`, now);
    desk.requestUpdate();
  };
  if (field.kind === 'check')
    return html`<p class="check">
      <input type="checkbox" id=${id} .checked=${Boolean(value)} @change=${typed} />
      <label for=${id}>${field.label}</label>
    </p>`;
  const described = `${id}-problem`;
  const invalid = problem ? 'true' : 'false';
  const made = {
    area: () => html`<textarea id=${id} rows="4" maxlength="2000" .value=${value} @input=${typed}
      aria-invalid=${invalid} aria-describedby=${described}></textarea>`,
    select:
      () => html`<select id=${id} @change=${typed} aria-invalid=${invalid} aria-describedby=${described}>
      ${(field.options ?? []).map(
        ([option, label]) => html`<option value=${option} ?selected=${option === value}>${label}</option>`,
      )}
    </select>`,
    line: () => html`<input id=${id} type=${field.kind === 'date' || field.kind === 'email' ? field.kind : 'text'}
      autocomplete="off" .value=${value} @input=${typed} aria-invalid=${invalid} aria-describedby=${described} />`,
  };
  const kind = field.kind === 'area' || field.kind === 'select' ? field.kind : 'line';
  return html`<div class="field">
    <label for=${id}>${field.label}${field.optional ? html` <span class="muted">(${desk.t.optional})</span>` : nothing}</label>
    ${made[kind]()}
    <p class="problem" id=${described}>${problem}</p>
  </div>`;
}
