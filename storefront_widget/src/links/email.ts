import emailChangeConfirm from '@operations/EmailChangeConfirm.graphql';
import { Failure } from '../api.js';
import type { Problem } from '../problem.js';
import { type Asked, Question } from './question.js';

/** The links to the old and the new mailbox when an account gets another e-mail address. */
export class Email extends Question {
  protected asked(): Asked {
    const { t } = this.host;
    return { title: t.emailTitle, text: t.emailText, yes: t.emailYes, no: t.emailNo };
  }

  override sentence(problem: Problem): string {
    return problem.code === 'STATE' ? this.host.t.emailClosed : super.sentence(problem);
  }

  protected async answer(accept: boolean): Promise<readonly Problem[] | string> {
    const { host } = this;
    const { gdprEmailChangeConfirm: answer } = await host.ask(emailChangeConfirm, {
      token: this.token,
      accept,
    });
    if (!answer) throw new Failure('failed', 'empty answer');
    if (answer.errors.length) return answer.errors;
    return accept ? host.t.emailAgreed : host.t.emailRefused;
  }
}
