import type { AskMessages } from './en-ask.js';

export default {
  nextTitle: 'Qué ocurre después',
  nextMail: 'Le enviamos un correo. Ábralo para confirmar que la solicitud es suya.',
  nextCheck: 'Reunimos sus datos y los comprobamos.',
  nextDone: 'Recibe un enlace para descargarlos, normalmente en el plazo de un mes.',
  nextRead: 'Leemos su solicitud y decidimos sobre ella.',
  nextAnswer: 'Recibe una respuesta, normalmente en el plazo de un mes.',
  textHint: (limit) => `Por ejemplo, un número de pedido. Como máximo ${limit} caracteres.`,
  limitHint: (limit) => `Como máximo ${limit} caracteres.`,

  accessTitle: 'Obtener una copia de sus datos',
  accessText:
    'Cuenta, direcciones, pedidos: todo lo que guardamos sobre usted, en un archivo, con una explicación de para qué lo usamos. Es gratis.',
  submit: 'Solicitar mis datos',

  portabilityTitle: 'Llevarse sus datos',
  portabilityText:
    'Lo que usted nos dio, en archivos que un ordenador puede leer, para usted o para otro servicio. Es gratis.',
  portabilitySubmit: 'Solicitar mis archivos',

  erasureTitle: 'Borrar sus datos',
  erasureText:
    'Borramos su cuenta, sus direcciones y todo lo que ninguna ley obliga a conservar. Las facturas deben guardarse unos años: le decimos qué y hasta cuándo.',
  erasureSubmit: 'Borrar mis datos',
  erasureBack: 'Tras la aprobación, aún puede revocarlo durante un breve plazo.',

  restrictionTitle: 'Pausar el uso de sus datos',
  restrictionText: 'Guardamos sus datos y no hacemos nada más con ellos hasta que el asunto se resuelva.',
  ground: '¿Por qué?',
  ACCURACY: 'Mis datos son incorrectos, y aún hay que comprobarlo.',
  UNLAWFUL: 'No pueden usarlos, pero no quiero que se borren.',
  CLAIMS: 'Ya no los necesitan, pero yo los necesito para una reclamación legal.',
  groundWrong: 'Elija un motivo.',
  restrictionSubmit: 'Solicitar la pausa',

  objectionTitle: 'Oponerse al uso de sus datos',
  objectionText:
    'Puede oponerse cuando usamos sus datos en nuestro propio interés. Dejamos de hacerlo hasta que hayamos sopesado sus razones.',
  objectionLabel: '¿A qué se opone, y por qué?',
  objectionHint: (limit) => `¿Qué tiene de particular su situación? Como máximo ${limit} caracteres.`,
  objectionSubmit: 'Oponerme',

  otherTitle: 'Otra cosa',
  otherText: 'Dígalo con sus propias palabras. Nosotros averiguamos de qué derecho se trata.',
  otherLabel: '¿Qué quiere que hagamos?',
  otherSubmit: 'Enviar',
} satisfies AskMessages;
