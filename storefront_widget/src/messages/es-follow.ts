import type { FollowMessages } from './en-follow.js';

const plural = new Intl.PluralRules('es');

export default {
  CODE_WRONG: 'Este código no es correcto o tiene más de 10 minutos. Compárelo o abra el enlace del correo.',
  codeShape: 'Introduzca las 6 cifras del correo.',
  codeGone: 'Este código ha caducado o ya se ha usado. Envíe de nuevo el correo para recibir otro.',
  CODE_EXHAUSTED: 'Demasiados códigos erróneos. El enlace del correo sigue funcionando.',
  TOKEN: 'Este enlace ya se ha usado o ha caducado.',
  STATE: 'Esto ya no es posible. Vuelva a cargar la página.',
  CHANGED: 'La solicitud ha cambiado entretanto. Vuelva a cargar la página.',
  EXPIRED: 'La descarga ya no está disponible. Puede volver a solicitar sus datos.',
  DOWNLOADS_USED_UP: 'Se han agotado las descargas. Escríbanos si necesita otra vez el archivo.',

  mailTitle: 'Consulte su correo',
  mailText: 'Hemos enviado un correo a esta dirección. Ábralo para continuar.',
  mailLink: 'Elija el enlace que contiene o escriba el código:',
  reference: 'Referencia',
  code: 'Código de 6 cifras',
  codeHint: 'Válido durante 10 minutos.',
  codeSubmit: 'Confirmar',
  again: 'Enviar de nuevo',
  againDone: 'Hemos enviado el correo de nuevo.',
  otherAddress: 'Cambiar la dirección',

  confirmTitle: '¿Es suya esta solicitud?',
  confirmText: 'Con su dirección de correo se ha introducido lo siguiente:',
  right: 'Solicitud',
  entered: 'Introducido el',
  yes: 'Sí, he sido yo',
  no: 'No he sido yo',
  confirmed: 'Gracias, su solicitud está confirmada.',
  disowned: 'Gracias. La solicitud está cerrada y nadie recibe sus datos.',
  goneTitle: 'Este enlace ya no funciona',
  gone: 'Ya se ha usado o ha caducado. Quizá nuestro último correo contenga un enlace más reciente.',

  requestsTitle: 'Sus solicitudes',
  none: 'Todavía no ha hecho ninguna solicitud.',
  more: 'Mostrar más',
  received: 'Gracias, hemos recibido su solicitud.',
  due: (date) => `Recibirá una respuesta a más tardar el ${date}.`,
  overdue: (date) => `La respuesta debía llegar antes del ${date}. Por favor, escríbanos.`,
  guestOrders: 'Los pedidos hechos sin iniciar sesión se incluyen cuando abra el enlace de nuestro correo.',
  history: 'Historial',
  cancel: 'Retirar la solicitud',
  cancelTitle: '¿Retirar esta solicitud?',
  cancelText: 'Dejamos de tramitarla. Puede hacer una nueva en cualquier momento.',
  cancelKeep: 'Mantenerla',
  cancelYes: 'Sí, retirarla',
  cancelled: 'La solicitud está retirada.',

  downloadTitle: 'Su archivo está listo',
  downloadText:
    'El enlace funciona una vez. Guarde el archivo en un lugar seguro: contiene datos personales.',
  download: 'Descargar',
  downloadStarted: 'La descarga ha comenzado.',
  availableUntil: (date) => `Disponible hasta el ${date}`,
  downloadsLeft: (count) =>
    plural.select(count) === 'one' ? `queda ${count} descarga` : `quedan ${count} descargas`,
  newLink: 'Enviarme un enlace nuevo',
  newLinkSent: 'Hemos enviado un correo con un enlace nuevo.',
  follow: 'Mostrar la solicitud',
} satisfies FollowMessages;
