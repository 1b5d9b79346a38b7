import { type FormWords, RequestForm } from '../parts/request-form.js';

/** Article 15: ask for a copy of everything. */
export class Access extends RequestForm {
  readonly name = 'access';
  readonly right = 'ACCESS';

  protected words(): FormWords {
    const { t, page } = this.host;
    return {
      title: t.accessTitle,
      text: t.accessText,
      label: t.text,
      hint: t.textHint(page?.textLimit ?? 0),
      submit: t.submit,
      steps: [t.nextCheck, t.nextDone],
    };
  }
}
