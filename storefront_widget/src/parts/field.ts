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
