import type { AnswerMessages } from './en-answer.js';

export default {
  changes: 'Korrekturen',
  empty: '(leer)',
  stopUsingSaid: 'Bis zur Korrektur nicht zu verwenden.',
  reason: 'Grund',
  corrected: 'Korrigiert',
  notCorrected: 'Nicht korrigiert',
  inReview: 'Wird geprüft',
  bothMailboxes: 'Wartet, bis das alte und das neue Postfach zugestimmt haben',

  questionTitle: 'Wir haben eine Frage',
  question: 'Frage',
  answer: 'Ihre Antwort',
  answerHint: (limit) => `Höchstens ${limit} Zeichen.`,
  answerSend: 'Antwort senden',
  answerSent: 'Vielen Dank, wir haben Ihre Antwort erhalten.',
  toAnswer: 'Unsere Frage lesen und beantworten',
  thread: 'Fragen und Antworten',

  callBack: 'Jetzt stoppen',
  callBackTitle: 'Diese Anfrage stoppen?',
  callBackText: 'Sie ist genehmigt und noch nicht ausgeführt. Sie können jederzeit eine neue stellen.',
  callBackYes: 'Ja, stoppen',
  calledBack: 'Die Anfrage ist gestoppt.',
  carryOut: (date) => `Sie wird am ${date} ausgeführt.`,

  seeConsents: 'Zeigen, wozu ich ja gesagt habe',
} satisfies AnswerMessages;
