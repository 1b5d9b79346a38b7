import type { ConsentsMessages } from './en-consents.js';

export default {
  consentsTitle: 'Wozu Sie ja gesagt haben',
  consentsText: 'Sie entscheiden und können es sich jederzeit anders überlegen. Jeder Schalter wirkt sofort.',
  consentsGuest: 'Sie entscheiden und können es sich jederzeit anders überlegen.',
  consentsNone: 'In diesem Shop gibt es im Moment nichts, dem Sie zustimmen könnten.',
  consentsProof:
    'Um zu sehen, wozu Sie ja gesagt haben, melden Sie sich an oder öffnen Sie den Link in einer E-Mail zu einer Ihrer Anfragen.',
  consentsUnproven:
    'Die E-Mail-Adresse Ihres Kontos ist noch nicht bestätigt. Um zu sehen, wozu Sie ja gesagt haben, öffnen Sie den Link in einer E-Mail zu einer Ihrer Anfragen.',
  objectedNow:
    'Sie haben jeder Werbung widersprochen. Wenn Sie unten etwas zustimmen, erlauben Sie das wieder.',

  stateGIVEN: (date) => `Sie haben am ${date} zugestimmt.`,
  statePENDING: 'Noch nicht gültig: Bitte öffnen Sie den Link in unserer E-Mail.',
  stateWITHDRAWN: (date) => `Sie haben Ihre Einwilligung am ${date} widerrufen.`,
  stateOBJECTED: (date) => `Sie haben am ${date} widersprochen.`,
  stateNone: 'Sie haben nicht zugestimmt.',

  agree: 'Ich stimme zu',
  disagree: 'Ich stimme nicht mehr zu',
  agreeSent: 'Wir haben eine E-Mail an diese Adresse gesendet. Öffnen Sie sie, um zuzustimmen.',
  disagreeTaken: 'Erledigt. Wir haben auch eine E-Mail an diese Adresse gesendet.',
  PROOF_NEEDED:
    'Um dies zu widerrufen, melden Sie sich an oder öffnen Sie den Link in einer E-Mail zu einer Ihrer Anfragen.',
  textChanged: 'Der Text hat sich inzwischen geändert. Bitte lesen Sie ihn noch einmal.',

  ordersTitle: 'Für einzelne Bestellungen',
  ordersText: 'Das haben Sie nur für eine Bestellung gesagt. Schreiben Sie uns, um es zu ändern.',
  historyTitle: 'Alles, was Sie gesagt haben',
  allAdvertising: 'Jede Werbung',
  lineGIVEN: 'zugestimmt',
  linePENDING: 'per E-Mail angefragt',
  lineWITHDRAWN: 'widerrufen',
  lineOBJECTED: 'widersprochen',
  lineUNDONE: 'zurückgenommen',

  consentTitle: 'Stimmen Sie zu?',
  consentText:
    'Ihre E-Mail-Adresse wurde in unserem Shop eingegeben. In unserer E-Mail steht der Wortlaut, dem Sie zustimmen.',
  consentYes: 'Ja, ich stimme zu',
  consentDone: 'Vielen Dank. Ihre Einwilligung ist vermerkt.',
  consentStopped:
    'Sie haben nach dieser E-Mail nein gesagt. Um wieder zuzustimmen, nutzen Sie den Schalter auf dieser Seite.',
} satisfies ConsentsMessages;
