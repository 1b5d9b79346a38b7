import type { MarketingMessages } from './en-marketing.js';

export default {
  marketingTitle: 'Detener la publicidad',
  marketingText:
    'Ya no le enviamos publicidad ni usamos sus datos para ello. No tiene que dar motivos. Los correos sobre sus pedidos siguen llegando.',
  marketingSubmit: 'Detener la publicidad',
  marketingDone: 'Hecho. Ya no recibe publicidad nuestra.',
  marketingTaken: 'Hecho. También hemos enviado un correo a esta dirección.',
  marketingNow: 'No recibe publicidad nuestra: se ha opuesto a ella.',

  undoTitle: '¿Deshacerlo?',
  undoText:
    'Con su dirección de correo se detuvo la publicidad o se retiró un consentimiento. Si no fue usted o ha cambiado de opinión, puede deshacerlo.',
  undoYes: 'Deshacerlo',
  undoDone: 'Gracias. Todo está como antes.',
} satisfies MarketingMessages;
