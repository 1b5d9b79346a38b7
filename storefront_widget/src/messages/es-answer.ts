import type { AnswerMessages } from './en-answer.js';

export default {
  changes: 'Correcciones',
  empty: '(vacío)',
  stopUsingSaid: 'No se debe usar hasta que se corrija.',
  reason: 'Motivo',
  corrected: 'Corregido',
  notCorrected: 'No corregido',
  inReview: 'En comprobación',
  bothMailboxes: 'A la espera de que el buzón antiguo y el nuevo estén de acuerdo',

  questionTitle: 'Tenemos una pregunta',
  question: 'Pregunta',
  answer: 'Su respuesta',
  answerHint: (limit) => `Como máximo ${limit} caracteres.`,
  answerSend: 'Enviar la respuesta',
  answerSent: 'Gracias, hemos recibido su respuesta.',
  toAnswer: 'Leer y responder a nuestra pregunta',
  thread: 'Preguntas y respuestas',

  callBack: 'Detenerla ahora',
  callBackTitle: '¿Detener esta solicitud?',
  callBackText: 'Está aprobada y aún no se ha ejecutado. Puede hacer una nueva en cualquier momento.',
  callBackYes: 'Sí, detenerla',
  calledBack: 'La solicitud está detenida.',
  carryOut: (date) => `Se ejecutará el ${date}.`,

  seeConsents: 'Ver lo que acepté',
} satisfies AnswerMessages;
