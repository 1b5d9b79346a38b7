import type { AnswerMessages } from './en-answer.js';

export default {
  changes: 'Poprawki',
  empty: '(puste)',
  stopUsingSaid: 'Nie używać do czasu poprawienia.',
  reason: 'Powód',
  corrected: 'Poprawiono',
  notCorrected: 'Nie poprawiono',
  inReview: 'W trakcie sprawdzania',
  bothMailboxes: 'Czeka na zgodę starej i nowej skrzynki',

  questionTitle: 'Mamy pytanie',
  question: 'Pytanie',
  answer: 'Twoja odpowiedź',
  answerHint: (limit) => `Najwyżej ${limit} znaków.`,
  answerSend: 'Wyślij odpowiedź',
  answerSent: 'Dziękujemy, otrzymaliśmy Twoją odpowiedź.',
  toAnswer: 'Przeczytaj nasze pytanie i odpowiedz',
  thread: 'Pytania i odpowiedzi',

  callBack: 'Zatrzymaj teraz',
  callBackTitle: 'Zatrzymać ten wniosek?',
  callBackText: 'Jest zatwierdzony i jeszcze niewykonany. W każdej chwili możesz złożyć nowy.',
  callBackYes: 'Tak, zatrzymaj',
  calledBack: 'Wniosek jest zatrzymany.',
  carryOut: (date) => `Zostanie wykonany ${date}.`,

  seeConsents: 'Pokaż moje zgody',
} satisfies AnswerMessages;
