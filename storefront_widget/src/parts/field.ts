import { html, nothing, unsafeCSS } from 'lit';
import styles from '../styles/form.css?inline';

export const fieldStyles = unsafeCSS(styles);

export interface Field {
  name: string;
  label: string;
  hint?: string;
  /** Said after the label of a field that may stay empty. */
  optional?: string;
  problem?: string;
}

/**
 * A label, a hint and an error around a native control. The control has the field's name as its id and
 * `aria-describedby="NAME-hint NAME-problem"`; both exist at all times, empty ones are not seen.
 */
export const field = (
  { name, label, hint, optional, problem }: Field,
  control: unknown,
) => html`<div class="field">
  <label for=${name}>${label}${optional ? html` <span>(${optional})</span>` : nothing}</label>
  <p class="hint" id="${name}-hint">${hint}</p>
  ${control}
  <p class="problem" id="${name}-problem">${problem}</p>
</div>`;

export interface Typed extends Field {
  value: string;
  change: (value: string) => void;
  type?: string;
  autocomplete?: string;
  /** For what is never written from right to left. */
  ltr?: boolean;
  required?: boolean;
}

const value = (change: Typed['change']) => (event: Event) =>
  change((event.target as HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement).value);

export const line = (of: Typed) =>
  field(
    of,
    html`<input
      id=${of.name} type=${of.type ?? 'text'} autocomplete=${of.autocomplete ?? nothing} ?required=${of.required}
      dir=${of.ltr ? 'ltr' : nothing}
      aria-describedby="${of.name}-hint ${of.name}-problem" aria-invalid=${of.problem ? 'true' : 'false'}
      .value=${of.value} @input=${value(of.change)}
    />`,
  );

/** An address, asked for in the same words wherever it is typed. */
export const emailLine = (
  { email: label, emailHint: hint }: { email: string; emailHint: string },
  of: Pick<Typed, 'name' | 'problem' | 'value' | 'change'>,
) => line({ ...of, label, hint, type: 'email', autocomplete: 'email', ltr: true, required: true });

export const area = (of: Typed) =>
  field(
    of,
    html`<textarea
      id=${of.name} rows="3" ?required=${of.required}
      aria-describedby="${of.name}-hint ${of.name}-problem" aria-invalid=${of.problem ? 'true' : 'false'}
      .value=${of.value} @input=${value(of.change)}
    ></textarea>`,
  );

export const select = (of: Typed, options: readonly (readonly [value: string, label: string])[]) =>
  field(
    of,
    html`<select
      id=${of.name} autocomplete=${of.autocomplete ?? nothing}
      aria-describedby="${of.name}-hint ${of.name}-problem" aria-invalid=${of.problem ? 'true' : 'false'}
      @change=${value(of.change)}
    >
      ${options.map(([key, label]) => html`<option value=${key} .selected=${key === of.value}>${label}</option>`)}
    </select>`,
  );

/** A checkbox with its label beside it. */
export const tick = (name: string, label: string, checked: boolean, change: (checked: boolean) => void) =>
  html`<label class="tick">
    <input
      id=${name} type="checkbox" .checked=${checked}
      @change=${(event: Event) => change((event.target as HTMLInputElement).checked)}
    />
    <span>${label}</span>
  </label>`;
