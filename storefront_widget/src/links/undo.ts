import undo from '@operations/MarketingObjectionUndo.graphql';
import { Failure } from '../api.js';
import type { Problem } from '../problem.js';
import { type Asked, Question } from './question.js';

/** The link of the e-mail about an objection or a withdrawal: the owner of the mailbox takes it back. */
export class Undo extends Question {
  protected asked(): Asked {
    const { t } = this.host;
    return { title: t.undoTitle, text: t.undoText, yes: t.undoYes, no: '' };
  }

  protected async answer(): Promise<readonly Problem[] | string> {
    const { gdprMarketingObjectionUndo: answer } = await this.host.ask(undo, { token: this.token });
    if (!answer) throw new Failure('failed', 'empty answer');
    return answer.errors.length ? answer.errors : this.host.t.undoDone;
  }
}
