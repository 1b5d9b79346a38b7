import type { MarketingMessages } from './en-marketing.js';

export default {
  marketingTitle: 'Reclame stoppen',
  marketingText:
    'We sturen u geen reclame meer en gebruiken uw gegevens er niet meer voor. U hoeft geen reden te geven. E-mails over uw bestellingen blijven komen.',
  marketingSubmit: 'Reclame stoppen',
  marketingDone: 'Klaar. U krijgt geen reclame meer van ons.',
  marketingTaken: 'Klaar. We hebben ook een e-mail naar dit adres gestuurd.',
  marketingNow: 'U krijgt geen reclame van ons: u hebt bezwaar gemaakt.',

  undoTitle: 'Terugdraaien?',
  undoText:
    'Met uw e-mailadres is de reclame gestopt of een toestemming ingetrokken. Was u dat niet, of bent u van gedachten veranderd, dan kunt u het terugdraaien.',
  undoYes: 'Terugdraaien',
  undoDone: 'Dank u. Alles is zoals eerst.',
} satisfies MarketingMessages;
