import { type FormWords, RequestForm } from '../parts/request-form.js';

/** Article 20: what the person gave, to take along. */
export class Portability extends RequestForm {
  readonly name = 'portability';
  readonly right = 'PORTABILITY';

  protected words(): FormWords {
    const { t, page } = this.host;
    return {
      title: t.portabilityTitle,
      text: t.portabilityText,
      label: t.text,
      hint: t.limitHint(page?.textLimit ?? 0),
      submit: t.portabilitySubmit,
      steps: [t.nextCheck, t.nextDone],
    };
  }
}
