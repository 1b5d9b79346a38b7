import type { StartMessages } from './en-start.js';

export default {
  startTitle: 'Que souhaitez-vous faire ?',
  accessWant: 'Je veux savoir ce que vous avez sur moi',
  accessWhy: 'Une copie de vos données et l’usage que nous en faisons.',
  rectificationWant: 'Quelque chose à mon sujet est faux',
  rectificationWhy: 'Une nouvelle adresse, un nouvel e-mail, un nom ou une commande erronés.',
  marketingWant: 'Je ne veux plus de publicité',
  marketingWhy: 'Elle s’arrête tout de suite, sans justification.',
  consentsWant: 'Je veux voir ou changer ce que j’ai accepté',
  consentsWhy: 'Retirer est aussi simple qu’accepter.',
  portabilityWant: 'Je veux emporter mes données vers un autre service',
  portabilityWhy: 'Ce que vous nous avez donné, en fichiers pour ordinateur.',
  erasureWant: 'Je veux que mes données soient effacées',
  erasureWhy: 'Ce qu’aucune loi ne retient disparaît ; nous disons ce qui reste.',
  restrictionWant: 'Gardez mes données, mais n’y touchez pas pour l’instant',
  restrictionWhy: 'Le temps d’éclaircir un point.',
  objectionWant: 'Je m’oppose à l’usage que vous faites de mes données',
  objectionWhy: 'Vous avez vos propres raisons, et nous les pesons.',
  otherWant: 'Autre chose',
  otherWhy: 'Dites-le avec vos propres mots.',
} satisfies StartMessages;
