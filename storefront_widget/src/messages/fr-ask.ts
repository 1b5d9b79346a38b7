import type { AskMessages } from './en-ask.js';

export default {
  nextTitle: 'La suite',
  nextMail: 'Nous vous envoyons un e-mail. Ouvrez-le pour confirmer que la demande vient de vous.',
  nextCheck: 'Nous rassemblons vos données et les vérifions.',
  nextDone: 'Vous recevez un lien de téléchargement, normalement dans un délai d’un mois.',
  nextRead: 'Nous lisons votre demande et prenons une décision.',
  nextAnswer: 'Vous recevez une réponse, normalement dans un délai d’un mois.',
  textHint: (limit) => `Par exemple un numéro de commande. ${limit} caractères au plus.`,
  limitHint: (limit) => `${limit} caractères au plus.`,

  accessTitle: 'Recevoir une copie de vos données',
  accessText:
    'Compte, adresses, commandes : tout ce que nous conservons sur vous, dans un fichier, avec une explication de l’usage que nous en faisons. C’est gratuit.',
  submit: 'Demander mes données',

  portabilityTitle: 'Emporter vos données',
  portabilityText:
    'Ce que vous nous avez donné, dans des fichiers lisibles par un ordinateur, pour vous ou pour un autre service. C’est gratuit.',
  portabilitySubmit: 'Demander mes fichiers',

  erasureTitle: 'Effacer vos données',
  erasureText:
    'Nous effaçons votre compte, vos adresses et tout ce qu’aucune loi n’impose de garder. Les factures restent quelques années : nous vous disons quoi, et jusqu’à quand.',
  erasureSubmit: 'Effacer mes données',
  erasureBack: 'Après l’accord, vous pouvez encore l’annuler pendant un court moment.',

  restrictionTitle: 'Suspendre l’usage de vos données',
  restrictionText:
    'Nous conservons vos données et n’en faisons rien d’autre jusqu’à ce que la question soit réglée.',
  ground: 'Pourquoi ?',
  ACCURACY: 'Mes données sont fausses, et cela reste à vérifier.',
  UNLAWFUL: 'Vous n’avez pas le droit de les utiliser, mais je ne veux pas qu’elles soient effacées.',
  CLAIMS: 'Vous n’en avez plus besoin, mais j’en ai besoin pour faire valoir un droit.',
  groundWrong: 'Veuillez choisir une raison.',
  restrictionSubmit: 'Demander la suspension',

  objectionTitle: 'Vous opposer à l’usage de vos données',
  objectionText:
    'Vous pouvez vous opposer lorsque nous utilisons vos données dans notre propre intérêt. Nous arrêtons jusqu’à ce que nous ayons pesé vos raisons.',
  objectionLabel: 'À quoi vous opposez-vous, et pourquoi ?',
  objectionHint: (limit) => `Qu’y a-t-il de particulier dans votre situation ? ${limit} caractères au plus.`,
  objectionSubmit: 'M’opposer',

  otherTitle: 'Autre chose',
  otherText: 'Dites-le avec vos propres mots. Nous trouvons de quel droit il s’agit.',
  otherLabel: 'Que devons-nous faire ?',
  otherSubmit: 'Envoyer',
} satisfies AskMessages;
