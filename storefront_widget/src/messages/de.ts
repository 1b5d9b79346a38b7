import type { MainMessages } from './en.js';

export default {
  title: (shop) => (shop ? `Ihre Daten bei ${shop}` : 'Ihre Daten'),
  loading: 'Wird geladen …',
  working: 'Einen Moment …',
  retry: 'Noch einmal versuchen',
  back: 'Zurück zur Übersicht',

  inactiveTitle: 'Im Moment nicht verfügbar',
  INACTIVE:
    'Zurzeit sind hier keine Anfragen möglich. Bitte versuchen Sie es später oder schreiben Sie dem Shop.',
  unreachableTitle: 'Keine Verbindung',
  unreachable:
    'Der Shop ist nicht erreichbar. Bitte versuchen Sie es noch einmal; Ihre Eingaben bleiben erhalten.',
  failed:
    'Im Shop ist etwas schiefgegangen. Bitte versuchen Sie es noch einmal; Ihre Eingaben bleiben erhalten.',
  login: 'Bitte melden Sie sich erneut an, um das zu sehen.',

  colon: ':',
  email: 'E-Mail-Adresse',
  emailHint: 'Die Adresse, die Sie in unserem Shop verwendet haben.',
  text: 'Nachricht an uns',
  optional: 'freiwillig',
  loginTitle: 'Bitte melden Sie sich zuerst an',
  GUESTS_NOT_ALLOWED:
    'Dieser Shop nimmt Anfragen von angemeldeten Kunden an. Kein Konto? Schreiben Sie uns, der Kontakt steht unten.',

  emailWrong: 'Bitte geben Sie eine E-Mail-Adresse ein, zum Beispiel name@example.com.',
  textNeeded: 'Bitte schreiben Sie hier etwas.',
  textWrong: (limit) => `Bitte verwenden Sie höchstens ${limit} Zeichen.`,
  tooMany: (wait) => `Das war etwas zu oft. Bitte versuchen Sie es ${wait} noch einmal.`,
  later: 'später',

  contact: 'Kontakt',
  controller: 'Verantwortlich für Ihre Daten',
  writeTo: 'Fragen zu Ihren Daten',
  authority: 'Beschwerden',
  policy: 'Datenschutzerklärung',
} satisfies MainMessages;
