import type { FollowMessages } from './en-follow.js';

const plural = new Intl.PluralRules('fr');

export default {
  CODE_WRONG:
    'Ce code est faux ou date de plus de 10 minutes. Veuillez le comparer ou ouvrir le lien dans l’e-mail.',
  codeShape: 'Veuillez saisir les 6 chiffres indiqués dans l’e-mail.',
  codeGone: 'Ce code a expiré ou a déjà été utilisé. Renvoyez l’e-mail pour en recevoir un nouveau.',
  CODE_EXHAUSTED: 'Trop de codes erronés. Le lien dans l’e-mail fonctionne toujours.',
  TOKEN: 'Ce lien a déjà été utilisé ou a expiré.',
  STATE: 'Ce n’est plus possible. Veuillez recharger la page.',
  CHANGED: 'La demande a changé entre-temps. Veuillez recharger la page.',
  EXPIRED: 'Le téléchargement n’est plus disponible. Vous pouvez redemander vos données.',
  DOWNLOADS_USED_UP:
    'Tous les téléchargements sont épuisés. Écrivez-nous si vous avez encore besoin du fichier.',

  mailTitle: 'Consultez vos e-mails',
  mailText: 'Nous avons envoyé un e-mail à cette adresse. Ouvrez-le pour continuer.',
  mailLink: 'Choisissez le lien qu’il contient ou saisissez le code :',
  reference: 'Référence',
  code: 'Code à 6 chiffres',
  codeHint: 'Valable 10 minutes.',
  codeSubmit: 'Confirmer',
  again: 'Renvoyer',
  againDone: 'Nous avons renvoyé l’e-mail.',
  otherAddress: 'Changer l’adresse',

  confirmTitle: 'Cette demande vient-elle de vous ?',
  confirmText: 'Voici ce qui a été saisi avec votre adresse e-mail :',
  right: 'Demande',
  entered: 'Saisi le',
  yes: 'Oui, c’était moi',
  no: 'Ce n’était pas moi',
  confirmed: 'Merci, votre demande est confirmée.',
  disowned: 'Merci. La demande est close et personne ne reçoit vos données.',
  goneTitle: 'Ce lien ne fonctionne plus',
  gone: 'Il a déjà été utilisé ou a expiré. Notre dernier e-mail contient peut-être un lien plus récent.',

  requestsTitle: 'Vos demandes',
  none: 'Vous n’avez pas encore fait de demande.',
  more: 'Afficher plus',
  received: 'Merci, nous avons reçu votre demande.',
  due: (date) => `Vous recevrez une réponse au plus tard le ${date}.`,
  overdue: (date) => `La réponse était attendue pour le ${date}. Veuillez nous écrire.`,
  guestOrders:
    'Les commandes passées sans connexion sont incluses dès que vous ouvrez le lien dans notre e-mail.',
  history: 'Historique',
  cancel: 'Annuler la demande',
  cancelTitle: 'Annuler cette demande ?',
  cancelText: 'Nous arrêtons de la traiter. Vous pouvez en faire une nouvelle à tout moment.',
  cancelKeep: 'La garder',
  cancelYes: 'Oui, l’annuler',
  cancelled: 'La demande est annulée.',

  downloadTitle: 'Votre fichier est prêt',
  downloadText:
    'Le lien fonctionne une fois. Gardez le fichier en lieu sûr : il contient des données personnelles.',
  download: 'Télécharger',
  downloadStarted: 'Le téléchargement a commencé.',
  availableUntil: (date) => `Disponible jusqu’au ${date}`,
  downloadsLeft: (count) =>
    plural.select(count) === 'one' ? `encore ${count} téléchargement` : `encore ${count} téléchargements`,
  newLink: 'M’envoyer un nouveau lien',
  newLinkSent: 'Nous avons envoyé un e-mail avec un nouveau lien.',
  follow: 'Afficher la demande',
} satisfies FollowMessages;
