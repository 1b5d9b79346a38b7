import type { MainMessages } from './en.js';

export default {
  title: (shop) => (shop ? `Vos données chez ${shop}` : 'Vos données'),
  loading: 'Chargement …',
  working: 'Un instant …',
  retry: 'Réessayer',
  back: 'Retour à l’aperçu',

  inactiveTitle: 'Indisponible pour le moment',
  INACTIVE:
    'Il n’est pas possible de faire une demande ici pour le moment. Réessayez plus tard ou écrivez à la boutique.',
  unreachableTitle: 'Pas de connexion',
  unreachable: 'La boutique est injoignable. Veuillez réessayer ; votre saisie est conservée.',
  failed: 'Une erreur s’est produite dans la boutique. Veuillez réessayer ; votre saisie est conservée.',
  login: 'Veuillez vous reconnecter pour voir ceci.',

  colon: '\u00a0:',
  email: 'Adresse e-mail',
  emailHint: 'Celle que vous avez utilisée dans notre boutique.',
  text: 'Message pour nous',
  optional: 'facultatif',
  loginTitle: 'Veuillez d’abord vous connecter',
  GUESTS_NOT_ALLOWED:
    'Cette boutique accepte les demandes des clients connectés. Pas de compte ? Écrivez-nous, le contact figure ci-dessous.',

  emailWrong: 'Veuillez saisir une adresse e-mail, par exemple nom@example.com.',
  textNeeded: 'Veuillez écrire quelque chose ici.',
  textWrong: (limit) => `Veuillez utiliser ${limit} caractères au plus.`,
  tooMany: (wait) => `C’était un peu trop souvent. Veuillez réessayer ${wait}.`,
  later: 'plus tard',

  contact: 'Contact',
  controller: 'Responsable de vos données',
  writeTo: 'Questions sur vos données',
  authority: 'Réclamations',
  policy: 'Politique de confidentialité',
} satisfies MainMessages;
