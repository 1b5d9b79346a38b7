import type { ConsentsMessages } from './en-consents.js';

export default {
  consentsTitle: 'Ce que vous avez accepté',
  consentsText: 'Vous décidez, et pouvez changer d’avis à tout moment. Chaque interrupteur agit aussitôt.',
  consentsGuest: 'Vous décidez, et pouvez changer d’avis à tout moment.',
  consentsNone: 'Il n’y a rien à accepter dans cette boutique pour le moment.',
  consentsProof:
    'Pour voir ce que vous avez accepté, connectez-vous ou ouvrez le lien d’un e-mail sur une de vos demandes.',
  consentsUnproven:
    'L’adresse e-mail de votre compte n’est pas encore confirmée. Pour voir ce que vous avez accepté, ouvrez le lien d’un e-mail sur une de vos demandes.',
  objectedNow:
    'Vous vous êtes opposé à toute publicité. Accepter quelque chose ci-dessous l’autorise de nouveau.',

  stateGIVEN: (date) => `Vous avez accepté le ${date}.`,
  statePENDING: 'Pas encore valable : ouvrez le lien dans l’e-mail que nous vous avons envoyé.',
  stateWITHDRAWN: (date) => `Vous avez retiré votre consentement le ${date}.`,
  stateOBJECTED: (date) => `Vous vous êtes opposé le ${date}.`,
  stateNone: 'Vous n’avez pas accepté.',

  agree: 'J’accepte',
  disagree: 'Je n’accepte plus',
  agreeSent: 'Nous avons envoyé un e-mail à cette adresse. Ouvrez-le pour accepter.',
  disagreeTaken: 'C’est fait. Nous avons aussi envoyé un e-mail à cette adresse.',
  PROOF_NEEDED: 'Pour retirer ceci, connectez-vous ou ouvrez le lien d’un e-mail sur une de vos demandes.',
  textChanged: 'Le texte a changé entre-temps. Veuillez le relire.',

  ordersTitle: 'Pour des commandes précises',
  ordersText: 'Vous l’avez dit pour une seule commande. Écrivez-nous pour le changer.',
  historyTitle: 'Tout ce que vous avez dit',
  allAdvertising: 'Toute publicité',
  lineGIVEN: 'accepté',
  linePENDING: 'demandé par e-mail',
  lineWITHDRAWN: 'retiré',
  lineOBJECTED: 'opposition',
  lineUNDONE: 'annulé',

  consentTitle: 'Acceptez-vous ?',
  consentText:
    'Votre adresse e-mail a été saisie dans notre boutique. Notre e-mail contient le texte que vous acceptez.',
  consentYes: 'Oui, j’accepte',
  consentDone: 'Merci. Votre consentement est noté.',
  consentStopped:
    'Vous avez dit non après cet e-mail. Pour accepter de nouveau, utilisez l’interrupteur de cette page.',
} satisfies ConsentsMessages;
