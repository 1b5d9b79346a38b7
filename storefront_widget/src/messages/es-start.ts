import type { StartMessages } from './en-start.js';

export default {
  startTitle: '¿Qué desea hacer?',
  accessWant: 'Quiero saber qué tienen sobre mí',
  accessWhy: 'Una copia de sus datos y para qué los usamos.',
  rectificationWant: 'Algo sobre mí es incorrecto',
  rectificationWhy: 'Una dirección nueva, un correo nuevo, un nombre o un pedido erróneo.',
  marketingWant: 'Ya no quiero publicidad',
  marketingWhy: 'Termina enseguida, sin explicaciones.',
  consentsWant: 'Quiero ver o cambiar lo que acepté',
  consentsWhy: 'Retirarlo es tan fácil como aceptarlo.',
  portabilityWant: 'Quiero llevarme mis datos a otro servicio',
  portabilityWhy: 'Lo que usted nos dio, en archivos para ordenador.',
  erasureWant: 'Quiero que se borren mis datos',
  erasureWhy: 'Se va lo que ninguna ley retiene; le decimos qué queda.',
  restrictionWant: 'Guarden mis datos, pero no los toquen por ahora',
  restrictionWhy: 'Mientras se aclara algún asunto.',
  objectionWant: 'Me opongo al uso que hacen de mis datos',
  objectionWhy: 'Usted tiene sus razones y nosotros las sopesamos.',
  otherWant: 'Otra cosa',
  otherWhy: 'Dígalo con sus propias palabras.',
} satisfies StartMessages;
