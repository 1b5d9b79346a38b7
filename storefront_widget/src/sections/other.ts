import { type FormWords, RequestForm } from '../parts/request-form.js';

/** In own words, without the name of a right: the shop finds out which one it is, and the time for the answer runs. */
export class Other extends RequestForm {
  readonly name = 'other';
  readonly right = null;

  protected override get needsText(): boolean {
    return true;
  }

  protected words(): FormWords {
    const { t, page } = this.host;
    return {
      title: t.otherTitle,
      text: t.otherText,
      label: t.otherLabel,
      hint: t.limitHint(page?.textLimit ?? 0),
      submit: t.otherSubmit,
      steps: [t.nextRead, t.nextAnswer],
    };
  }
}
