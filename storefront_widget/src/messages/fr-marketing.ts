import type { MarketingMessages } from './en-marketing.js';

export default {
  marketingTitle: 'Arrêter la publicité',
  marketingText:
    'Nous ne vous envoyons plus de publicité et n’utilisons plus vos données pour cela. Aucune justification n’est nécessaire. Les e-mails sur vos commandes continuent d’arriver.',
  marketingSubmit: 'Arrêter la publicité',
  marketingDone: 'C’est fait. Vous ne recevez plus de publicité de notre part.',
  marketingTaken: 'C’est fait. Nous avons aussi envoyé un e-mail à cette adresse.',
  marketingNow: 'Vous ne recevez pas de publicité de notre part : vous vous y êtes opposé.',

  undoTitle: 'Revenir en arrière ?',
  undoText:
    'Avec votre adresse e-mail, la publicité a été arrêtée ou un consentement retiré. Si ce n’était pas vous, ou si vous avez changé d’avis, vous pouvez revenir en arrière.',
  undoYes: 'Revenir en arrière',
  undoDone: 'Merci. Tout est comme avant.',
} satisfies MarketingMessages;
