import type { MainMessages } from './en.js';

export default {
  title: (shop) => (shop ? `Sus datos en ${shop}` : 'Sus datos'),
  loading: 'Cargando …',
  working: 'Un momento …',
  retry: 'Intentar de nuevo',
  back: 'Volver al resumen',

  inactiveTitle: 'No disponible en este momento',
  INACTIVE: 'En este momento no se pueden hacer solicitudes aquí. Inténtelo más tarde o escriba a la tienda.',
  unreachableTitle: 'Sin conexión',
  unreachable:
    'No se ha podido contactar con la tienda. Inténtelo de nuevo; no se pierde nada de lo que ha escrito.',
  failed: 'Algo ha fallado en la tienda. Inténtelo de nuevo; no se pierde nada de lo que ha escrito.',
  login: 'Vuelva a iniciar sesión para ver esto.',

  colon: ':',
  email: 'Correo electrónico',
  emailHint: 'El que ha utilizado en nuestra tienda.',
  text: 'Mensaje para nosotros',
  optional: 'opcional',
  loginTitle: 'Inicie sesión primero',
  GUESTS_NOT_ALLOWED:
    'Esta tienda atiende solicitudes de clientes que han iniciado sesión. ¿No tiene cuenta? Escríbanos, el contacto está abajo.',

  emailWrong: 'Introduzca una dirección de correo, por ejemplo nombre@example.com.',
  textNeeded: 'Escriba algo aquí.',
  textWrong: (limit) => `Utilice como máximo ${limit} caracteres.`,
  tooMany: (wait) => `Han sido demasiados intentos. Vuelva a probar ${wait}.`,
  later: 'más tarde',

  contact: 'Contacto',
  controller: 'Responsable de sus datos',
  writeTo: 'Preguntas sobre sus datos',
  authority: 'Reclamaciones',
  policy: 'Política de privacidad',
} satisfies MainMessages;
