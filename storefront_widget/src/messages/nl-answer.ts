import type { AnswerMessages } from './en-answer.js';

export default {
  changes: 'Verbeteringen',
  empty: '(leeg)',
  stopUsingSaid: 'Niet te gebruiken tot het is verbeterd.',
  reason: 'Reden',
  corrected: 'Verbeterd',
  notCorrected: 'Niet verbeterd',
  inReview: 'Wordt nagekeken',
  bothMailboxes: 'Wacht tot de oude en de nieuwe mailbox akkoord zijn',

  questionTitle: 'We hebben een vraag',
  question: 'Vraag',
  answer: 'Uw antwoord',
  answerHint: (limit) => `Hoogstens ${limit} tekens.`,
  answerSend: 'Antwoord versturen',
  answerSent: 'Dank u, we hebben uw antwoord ontvangen.',
  toAnswer: 'Onze vraag lezen en beantwoorden',
  thread: 'Vragen en antwoorden',

  callBack: 'Nu stoppen',
  callBackTitle: 'Dit verzoek stoppen?',
  callBackText: 'Het is goedgekeurd en nog niet uitgevoerd. U kunt altijd een nieuw verzoek doen.',
  callBackYes: 'Ja, stoppen',
  calledBack: 'Het verzoek is gestopt.',
  carryOut: (date) => `Het wordt uitgevoerd op ${date}.`,

  seeConsents: 'Tonen waar ik mee akkoord ging',
} satisfies AnswerMessages;
