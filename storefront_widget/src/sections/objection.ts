import { type FormWords, RequestForm } from '../parts/request-form.js';

/** Article 21(1): object for reasons of one's own, which have to be said. */
export class Objection extends RequestForm {
  readonly name = 'objection';
  readonly right = 'OBJECTION';

  protected override get needsText(): boolean {
    return true;
  }

  protected words(): FormWords {
    const { t, page } = this.host;
    return {
      title: t.objectionTitle,
      text: t.objectionText,
      label: t.objectionLabel,
      hint: t.objectionHint(page?.textLimit ?? 0),
      submit: t.objectionSubmit,
      steps: [t.nextRead, t.nextAnswer],
    };
  }
}
