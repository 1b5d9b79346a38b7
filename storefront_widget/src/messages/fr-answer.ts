import type { AnswerMessages } from './en-answer.js';

export default {
  changes: 'Corrections',
  empty: '(vide)',
  stopUsingSaid: 'À ne pas utiliser avant la correction.',
  reason: 'Raison',
  corrected: 'Corrigé',
  notCorrected: 'Non corrigé',
  inReview: 'En cours de vérification',
  bothMailboxes: 'En attente de l’accord de l’ancienne et de la nouvelle boîte aux lettres',

  questionTitle: 'Nous avons une question',
  question: 'Notre question',
  answer: 'Votre réponse',
  answerHint: (limit) => `${limit} caractères au plus.`,
  answerSend: 'Envoyer la réponse',
  answerSent: 'Merci, nous avons reçu votre réponse.',
  toAnswer: 'Lire notre question et y répondre',
  thread: 'Questions et réponses',

  callBack: 'Arrêter maintenant',
  callBackTitle: 'Arrêter cette demande ?',
  callBackText: 'Elle est acceptée et pas encore exécutée. Vous pouvez en faire une nouvelle à tout moment.',
  callBackYes: 'Oui, l’arrêter',
  calledBack: 'La demande est arrêtée.',
  carryOut: (date) => `Elle sera exécutée le ${date}.`,

  seeConsents: 'Voir ce que j’ai accepté',
} satisfies AnswerMessages;
