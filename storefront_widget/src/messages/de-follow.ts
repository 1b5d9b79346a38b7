import type { FollowMessages } from './en-follow.js';

const plural = new Intl.PluralRules('de');

export default {
  CODE_WRONG:
    'Dieser Code ist falsch oder älter als 10 Minuten. Bitte vergleichen Sie ihn oder öffnen Sie den Link in der E-Mail.',
  codeShape: 'Bitte geben Sie die 6 Ziffern aus der E-Mail ein.',
  codeGone:
    'Dieser Code ist abgelaufen oder wurde schon verwendet. Lassen Sie sich die E-Mail noch einmal senden.',
  CODE_EXHAUSTED: 'Zu viele falsche Codes. Der Link in der E-Mail funktioniert weiterhin.',
  TOKEN: 'Dieser Link wurde schon verwendet oder ist abgelaufen.',
  STATE: 'Das ist nicht mehr möglich. Bitte laden Sie die Seite neu.',
  CHANGED: 'Die Anfrage hat sich inzwischen geändert. Bitte laden Sie die Seite neu.',
  EXPIRED: 'Der Download ist nicht mehr verfügbar. Sie können Ihre Daten erneut anfordern.',
  DOWNLOADS_USED_UP:
    'Alle Downloads sind verbraucht. Bitte schreiben Sie uns, wenn Sie die Datei noch einmal brauchen.',

  mailTitle: 'Sehen Sie in Ihr Postfach',
  mailText: 'Wir haben eine E-Mail an diese Adresse gesendet. Öffnen Sie sie, um fortzufahren.',
  mailLink: 'Wählen Sie den Link darin oder geben Sie den Code ein:',
  reference: 'Vorgangsnummer',
  code: '6-stelliger Code',
  codeHint: '10 Minuten gültig.',
  codeSubmit: 'Bestätigen',
  again: 'Noch einmal senden',
  againDone: 'Wir haben die E-Mail noch einmal gesendet.',
  otherAddress: 'Adresse ändern',

  confirmTitle: 'Ist diese Anfrage von Ihnen?',
  confirmText: 'Mit Ihrer E-Mail-Adresse wurde eingegeben:',
  right: 'Anfrage',
  entered: 'Eingegeben am',
  yes: 'Ja, das war ich',
  no: 'Das war ich nicht',
  confirmed: 'Vielen Dank, Ihre Anfrage ist bestätigt.',
  disowned: 'Vielen Dank. Die Anfrage ist geschlossen, niemand erhält Ihre Daten.',
  goneTitle: 'Dieser Link funktioniert nicht mehr',
  gone: 'Er wurde schon verwendet oder ist abgelaufen. Vielleicht enthält unsere letzte E-Mail einen neueren Link.',

  requestsTitle: 'Ihre Anfragen',
  none: 'Sie haben noch keine Anfrage gestellt.',
  more: 'Mehr anzeigen',
  received: 'Vielen Dank, wir haben Ihre Anfrage erhalten.',
  due: (date) => `Sie erhalten spätestens am ${date} eine Antwort.`,
  overdue: (date) => `Die Antwort war bis ${date} fällig. Bitte schreiben Sie uns.`,
  guestOrders: 'Bestellungen ohne Anmeldung sind enthalten, sobald Sie den Link in unserer E-Mail öffnen.',
  history: 'Verlauf',
  cancel: 'Anfrage zurückziehen',
  cancelTitle: 'Diese Anfrage zurückziehen?',
  cancelText: 'Wir bearbeiten sie dann nicht weiter. Sie können jederzeit eine neue stellen.',
  cancelKeep: 'Behalten',
  cancelYes: 'Ja, zurückziehen',
  cancelled: 'Die Anfrage ist zurückgezogen.',

  downloadTitle: 'Ihre Datei ist bereit',
  downloadText:
    'Der Link funktioniert einmal. Bewahren Sie die Datei sicher auf: Sie enthält persönliche Daten.',
  download: 'Herunterladen',
  downloadStarted: 'Der Download hat begonnen.',
  availableUntil: (date) => `Verfügbar bis ${date}`,
  downloadsLeft: (count) =>
    plural.select(count) === 'one' ? `noch ${count} Download` : `noch ${count} Downloads`,
  newLink: 'Neuen Link senden',
  newLinkSent: 'Wir haben eine E-Mail mit einem neuen Link gesendet.',
  follow: 'Anfrage anzeigen',
} satisfies FollowMessages;
