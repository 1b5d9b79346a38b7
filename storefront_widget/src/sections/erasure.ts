import { type FormWords, RequestForm } from '../parts/request-form.js';

/** Article 17: what no law keeps is deleted. It cannot be undone, so a login opens an e-mail too. */
export class Erasure extends RequestForm {
  readonly name = 'erasure';
  readonly right = 'ERASURE';

  protected words(): FormWords {
    const { t, page } = this.host;
    return {
      title: t.erasureTitle,
      text: t.erasureText,
      label: t.text,
      hint: t.limitHint(page?.textLimit ?? 0),
      submit: t.erasureSubmit,
      steps: [...(this.guest ? [] : [t.nextMail]), t.nextRead, t.erasureBack, t.nextAnswer],
    };
  }
}
