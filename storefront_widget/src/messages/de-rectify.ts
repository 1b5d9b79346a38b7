import type { RectifyMessages } from './en-rectify.js';

export default {
  rectificationTitle: 'Ihre Daten berichtigen',
  rectificationText:
    'Wählen Sie, was falsch ist, und geben Sie ein, was richtig ist. Was wir erst prüfen müssen, beantworten wir.',
  rectificationGuest:
    'Schreiben Sie uns, was falsch und was richtig ist. Wenn Sie sich anmelden, können Sie Ihre Daten hier sehen und ändern.',
  rectificationLabel: 'Was ist falsch, und was ist richtig?',
  rectificationMore: 'Was sonst noch falsch ist',
  rectificationSubmit: 'Meine Daten berichtigen',
  rectificationNeeded: 'Bitte wählen Sie, was falsch ist, oder beschreiben Sie es.',
  accountGroup: 'Ihr Konto',
  addressGroup: 'Adressbuch',
  orderGroup: (number) => `Bestellung ${number}`,
  change: 'Ändern',
  changeNot: 'So lassen',
  until: 'Bisher',
  now: 'Neu',
  nothing: '(leer)',
  atOnce: 'Wird sofort geändert.',
  checked: 'Wir prüfen es zuerst.',
  kept: 'Das bleibt voraussichtlich, wie es ist:',
  same: 'Das haben wir bereits.',
  emailBoth: 'Wir schreiben an die alte und die neue Adresse. Geändert wird, sobald beide zugestimmt haben.',
  emailOrders: 'Auch in Bestellungen, die noch offen sind',
  entry: 'Eintrag im Adressbuch',
  entryNew: 'Eine neue Adresse',
  stopUsing: 'Bitte verwenden Sie diese Daten nicht, bis sie berichtigt sind.',
  rectified: 'Ihre Daten sind berichtigt.',

  firstName: 'Vorname',
  lastName: 'Nachname',
  companyName: 'Firma',
  streetAddress1: 'Straße und Hausnummer',
  streetAddress2: 'Weitere Zeile',
  city: 'Ort',
  cityArea: 'Ortsteil',
  postalCode: 'Postleitzahl',
  country: 'Land',
  countryArea: 'Bundesland oder Region',
  phone: 'Telefon',

  emailTitle: 'Stimmt die neue E-Mail-Adresse?',
  emailText:
    'Jemand hat uns gebeten, die E-Mail-Adresse eines Kundenkontos zu ändern. Geändert wird, sobald das alte und das neue Postfach zugestimmt haben.',
  emailYes: 'Ja, ich stimme zu',
  emailNo: 'Nein, nicht ändern',
  emailAgreed: 'Vielen Dank. Die Adresse wird geändert, sobald beide Postfächer zugestimmt haben.',
  emailRefused: 'Vielen Dank. Es wird nichts geändert.',
  emailClosed:
    'Das ist nicht mehr möglich: Die Anfrage ist geschlossen, oder die Adresse wurde schon geändert.',
} satisfies RectifyMessages;
