import consentConfirm from '@operations/ConsentConfirm.graphql';
import purposes from '@operations/Purposes.graphql';
import { html } from 'lit';
import { Failure } from '../api.js';
import type { Problem } from '../problem.js';
import { type Asked, Question } from './question.js';

/** The link of the e-mail that asks whether a consent was meant. */
export class Consent extends Question {
  protected asked(): Asked {
    const { t } = this.host;
    return { title: t.consentTitle, text: t.consentText, yes: t.consentYes, no: '' };
  }

  override sentence(problem: Problem): string {
    return problem.code === 'STATE' ? this.host.t.consentStopped : super.sentence(problem);
  }

  protected async answer(): Promise<readonly Problem[] | string> {
    const { host } = this;
    const { gdprConsentConfirm: answer } = await host.ask(consentConfirm, { token: this.token });
    if (!answer) throw new Failure('failed', 'empty answer');
    if (answer.errors.length) return answer.errors;
    host.emit('gdpr-consent-change', { purpose: answer.purpose, standing: 'GIVEN' });
    try {
      const { gdprPurposes } = await host.ask(purposes, { language: host.tag });
      const agreed = gdprPurposes.find(({ key }) => key === answer.purpose);
      if (agreed) this.after = html`<p><strong>${agreed.title}</strong></p>`;
    } catch {
      // It is noted all the same.
    }
    return host.t.consentDone;
  }
}
