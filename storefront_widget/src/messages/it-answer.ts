import type { AnswerMessages } from './en-answer.js';

export default {
  changes: 'Correzioni',
  empty: '(vuoto)',
  stopUsingSaid: 'Da non usare finché non è corretto.',
  reason: 'Motivo',
  corrected: 'Corretto',
  notCorrected: 'Non corretto',
  inReview: 'In verifica',
  bothMailboxes: 'In attesa del consenso della vecchia e della nuova casella',

  questionTitle: 'Abbiamo una domanda',
  question: 'Domanda',
  answer: 'La Sua risposta',
  answerHint: (limit) => `Al massimo ${limit} caratteri.`,
  answerSend: 'Invia la risposta',
  answerSent: 'Grazie, abbiamo ricevuto la Sua risposta.',
  toAnswer: 'Leggi la nostra domanda e rispondi',
  thread: 'Domande e risposte',

  callBack: 'Ferma ora',
  callBackTitle: 'Fermare questa richiesta?',
  callBackText: 'È approvata e non ancora eseguita. Può farne una nuova in qualsiasi momento.',
  callBackYes: 'Sì, ferma',
  calledBack: 'La richiesta è fermata.',
  carryOut: (date) => `Sarà eseguita il ${date}.`,

  seeConsents: 'Mostra ciò che ho accettato',
} satisfies AnswerMessages;
