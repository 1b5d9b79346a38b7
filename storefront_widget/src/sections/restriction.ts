import { html } from 'lit';
import type { GdprRequestSubmitInput, GdprRestrictionGround } from '../api-types.js';
import { type FormWords, RequestForm } from '../parts/request-form.js';
import type { Problem } from '../problem.js';

/** What a person can ask it for; for the last ground there is the right to object. */
const GROUNDS = ['ACCURACY', 'UNLAWFUL', 'CLAIMS'] as const satisfies GdprRestrictionGround[];
const FIELD = 'restrictionGround';

/** Article 18: the data is kept, and nothing else is done with it. */
export class Restriction extends RequestForm {
  readonly name = 'restriction';
  readonly right = 'RESTRICTION';
  #ground: GdprRestrictionGround | undefined;

  protected override details(): Partial<GdprRequestSubmitInput> {
    return { [FIELD]: this.#ground };
  }

  protected override check(): Problem[] {
    const missing: Problem[] = this.#ground ? [] : [{ code: 'REQUIRED', field: FIELD, message: null }];
    return [...missing, ...super.check()];
  }

  protected override shown(): string[] {
    return [...super.shown(), FIELD];
  }

  protected override clear(): void {
    super.clear();
    this.#ground = undefined;
  }

  protected override fields(): unknown {
    const { t } = this.host;
    const problem = this.problemOf(FIELD);
    return html`<fieldset
      role="radiogroup" aria-required="true" aria-invalid=${problem ? 'true' : 'false'} aria-describedby="ground-problem"
    >
      <legend>${t.ground}</legend>
      ${GROUNDS.map(
        (ground) => html`<label class="tick">
          <input
            type="radio" name="ground" value=${ground} .checked=${this.#ground === ground}
            @change=${() => {
              this.#ground = ground;
            }}
          />
          <span>${t[ground]}</span>
        </label>`,
      )}
      <p class="problem" id="ground-problem">${problem}</p>
    </fieldset>`;
  }

  protected words(): FormWords {
    const { t, page } = this.host;
    return {
      title: t.restrictionTitle,
      text: t.restrictionText,
      label: t.text,
      hint: t.limitHint(page?.textLimit ?? 0),
      submit: t.restrictionSubmit,
      steps: [t.nextRead, t.nextAnswer],
    };
  }
}
