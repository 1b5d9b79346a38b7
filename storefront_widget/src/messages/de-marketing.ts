import type { MarketingMessages } from './en-marketing.js';

export default {
  marketingTitle: 'Werbung beenden',
  marketingText:
    'Wir senden Ihnen keine Werbung mehr und nutzen Ihre Daten nicht mehr dafür. Sie brauchen keine Gründe zu nennen. E-Mails zu Ihren Bestellungen kommen weiterhin.',
  marketingSubmit: 'Werbung beenden',
  marketingDone: 'Erledigt. Sie erhalten von uns keine Werbung mehr.',
  marketingTaken: 'Erledigt. Wir haben auch eine E-Mail an diese Adresse gesendet.',
  marketingNow: 'Sie erhalten von uns keine Werbung: Sie haben widersprochen.',

  undoTitle: 'Zurücknehmen?',
  undoText:
    'Mit Ihrer E-Mail-Adresse wurde die Werbung beendet oder eine Einwilligung widerrufen. Wenn Sie das nicht waren oder es sich anders überlegt haben, können Sie es zurücknehmen.',
  undoYes: 'Zurücknehmen',
  undoDone: 'Vielen Dank. Alles ist wie zuvor.',
} satisfies MarketingMessages;
