import type { ConsentsMessages } from './en-consents.js';

export default {
  consentsTitle: 'Lo que aceptó',
  consentsText:
    'Usted decide y puede cambiar de opinión en cualquier momento. Cada interruptor actúa enseguida.',
  consentsGuest: 'Usted decide y puede cambiar de opinión en cualquier momento.',
  consentsNone: 'En este momento no hay nada que aceptar en esta tienda.',
  consentsProof:
    'Para ver lo que aceptó, inicie sesión o abra el enlace de un correo sobre una de sus solicitudes.',
  consentsUnproven:
    'La dirección de correo de su cuenta aún no está confirmada. Para ver lo que aceptó, abra el enlace de un correo sobre una de sus solicitudes.',
  objectedNow: 'Se opuso a toda la publicidad. Si acepta algo de lo siguiente, lo permite de nuevo.',

  stateGIVEN: (date) => `Lo aceptó el ${date}.`,
  statePENDING: 'Aún no es válido: abra el enlace del correo que le enviamos.',
  stateWITHDRAWN: (date) => `Retiró su consentimiento el ${date}.`,
  stateOBJECTED: (date) => `Se opuso el ${date}.`,
  stateNone: 'No lo ha aceptado.',

  agree: 'Acepto',
  disagree: 'Ya no acepto',
  agreeSent: 'Hemos enviado un correo a esta dirección. Ábralo para aceptar.',
  disagreeTaken: 'Hecho. También hemos enviado un correo a esta dirección.',
  PROOF_NEEDED:
    'Para retirar esto, inicie sesión o abra el enlace de un correo sobre una de sus solicitudes.',
  textChanged: 'El texto ha cambiado entretanto. Vuelva a leerlo.',

  ordersTitle: 'Para pedidos concretos',
  ordersText: 'Lo dijo solo para un pedido. Escríbanos para cambiarlo.',
  historyTitle: 'Todo lo que ha dicho',
  allAdvertising: 'Toda la publicidad',
  lineGIVEN: 'aceptado',
  linePENDING: 'preguntado por correo',
  lineWITHDRAWN: 'retirado',
  lineOBJECTED: 'oposición',
  lineUNDONE: 'deshecho',

  consentTitle: '¿Está de acuerdo?',
  consentText:
    'Su dirección de correo se introdujo en nuestra tienda. Nuestro correo muestra el texto que acepta.',
  consentYes: 'Sí, acepto',
  consentDone: 'Gracias. Su consentimiento queda anotado.',
  consentStopped:
    'Dijo que no después de este correo. Para aceptar de nuevo, use el interruptor de esta página.',
} satisfies ConsentsMessages;
