// One request in full: what was entered, questions and answers, what was corrected, calling it back.

const en = {
  changes: 'Corrections',
  empty: '(empty)',
  stopUsingSaid: 'Not to be used until it is corrected.',
  reason: 'Reason',
  corrected: 'Corrected',
  notCorrected: 'Not corrected',
  inReview: 'Being checked',
  bothMailboxes: 'Waiting until the old and the new mailbox have agreed',

  questionTitle: 'We have a question',
  question: 'Question',
  answer: 'Your answer',
  answerHint: (limit: number) => `At most ${limit} characters.`,
  answerSend: 'Send the answer',
  answerSent: 'Thank you, we have received your answer.',
  toAnswer: 'Read and answer our question',
  thread: 'Questions and answers',

  callBack: 'Stop it now',
  callBackTitle: 'Stop this request?',
  callBackText: 'It is approved and has not been carried out yet. You can make a new request at any time.',
  callBackYes: 'Yes, stop it',
  calledBack: 'The request is stopped.',
  carryOut: (date: string) => `It will be carried out on ${date}.`,

  seeConsents: 'See what I agreed to',
};

export default en;
export type AnswerMessages = typeof en;
