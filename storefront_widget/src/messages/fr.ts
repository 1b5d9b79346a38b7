import type { MainMessages } from './en.js';

export default {
  title: (shop) => (shop ? `Vos données chez ${shop}` : 'Vos données'),
  loading: 'Chargement …',
  working: 'Un instant …',
  retry: 'Réessayer',

  inactiveTitle: 'Indisponible pour le moment',
  INACTIVE:
    'Il n’est pas possible de faire une demande ici pour le moment. Réessayez plus tard ou écrivez à la boutique.',
  unreachableTitle: 'Pas de connexion',
  unreachable: 'La boutique est injoignable. Veuillez réessayer ; votre saisie est conservée.',
  failed: 'Une erreur s’est produite dans la boutique. Veuillez réessayer ; votre saisie est conservée.',
  accessTitle: 'Recevoir une copie de vos données',
  accessText:
    'Compte, adresses, commandes : tout ce que nous conservons sur vous, dans un fichier, avec une explication de l’usage que nous en faisons. C’est gratuit.',
  nextTitle: 'La suite',
  nextMail: 'Nous vous envoyons un e-mail. Ouvrez-le pour confirmer que la demande vient de vous.',
  nextCheck: 'Nous rassemblons vos données et les vérifions.',
  nextDone: 'Vous recevez un lien de téléchargement, normalement dans un délai d’un mois.',
  email: 'Adresse e-mail',
  emailHint: 'Celle que vous avez utilisée dans notre boutique.',
  text: 'Message pour nous',
  textHint: (limit) => `Par exemple un numéro de commande. ${limit} caractères au plus.`,
  optional: 'facultatif',
  submit: 'Demander mes données',
  loginTitle: 'Veuillez d’abord vous connecter',
  GUESTS_NOT_ALLOWED:
    'Cette boutique accepte les demandes des clients connectés. Pas de compte ? Écrivez-nous, le contact figure ci-dessous.',

  emailWrong: 'Veuillez saisir une adresse e-mail, par exemple nom@example.com.',
  textWrong: (limit) => `Veuillez utiliser ${limit} caractères au plus.`,
  tooMany: (wait) => `C’était un peu trop souvent. Veuillez réessayer ${wait}.`,
  later: 'plus tard',

  contact: 'Contact',
  controller: 'Responsable de vos données',
  writeTo: 'Questions sur vos données',
  authority: 'Réclamations',
  policy: 'Politique de confidentialité',
} satisfies MainMessages;
