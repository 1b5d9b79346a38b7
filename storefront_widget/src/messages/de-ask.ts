import type { AskMessages } from './en-ask.js';

export default {
  nextTitle: 'So geht es weiter',
  nextMail:
    'Wir senden Ihnen eine E-Mail. Öffnen Sie sie und bestätigen Sie, dass die Anfrage von Ihnen ist.',
  nextCheck: 'Wir stellen Ihre Daten zusammen und prüfen sie.',
  nextDone: 'Sie erhalten einen Link zum Herunterladen, in der Regel innerhalb eines Monats.',
  nextRead: 'Wir lesen Ihre Anfrage und entscheiden darüber.',
  nextAnswer: 'Sie erhalten eine Antwort, in der Regel innerhalb eines Monats.',
  textHint: (limit) => `Zum Beispiel eine Bestellnummer. Höchstens ${limit} Zeichen.`,
  limitHint: (limit) => `Höchstens ${limit} Zeichen.`,

  accessTitle: 'Kopie Ihrer Daten anfordern',
  accessText:
    'Konto, Adressen, Bestellungen: alles, was wir über Sie gespeichert haben, in einer Datei, mit einer Erklärung, wofür wir es nutzen. Das ist kostenlos.',
  submit: 'Meine Daten anfordern',

  portabilityTitle: 'Ihre Daten mitnehmen',
  portabilityText:
    'Was Sie uns gegeben haben, in Dateien, die ein Computer lesen kann, für Sie selbst oder einen anderen Dienst. Das ist kostenlos.',
  portabilitySubmit: 'Meine Dateien anfordern',

  erasureTitle: 'Ihre Daten löschen',
  erasureText:
    'Wir löschen Ihr Konto, Ihre Adressen und alles, was kein Gesetz uns aufbewahren lässt. Rechnungen müssen einige Jahre bleiben: Wir sagen Ihnen, was und bis wann.',
  erasureSubmit: 'Meine Daten löschen',
  erasureBack: 'Nach der Genehmigung können Sie es noch kurze Zeit zurückrufen.',

  restrictionTitle: 'Die Nutzung Ihrer Daten anhalten',
  restrictionText: 'Wir bewahren Ihre Daten auf und tun sonst nichts damit, bis die Sache geklärt ist.',
  ground: 'Warum?',
  ACCURACY: 'Meine Daten sind falsch, und das muss erst geprüft werden.',
  UNLAWFUL: 'Sie dürfen sie nicht nutzen, aber ich möchte nicht, dass sie gelöscht werden.',
  CLAIMS: 'Sie brauchen sie nicht mehr, aber ich brauche sie für einen Rechtsanspruch.',
  groundWrong: 'Bitte wählen Sie einen Grund.',
  restrictionSubmit: 'Anhalten',

  objectionTitle: 'Der Nutzung Ihrer Daten widersprechen',
  objectionText:
    'Sie können widersprechen, wo wir Ihre Daten in unserem eigenen Interesse nutzen. Wir hören damit auf, bis wir Ihre Gründe abgewogen haben.',
  objectionLabel: 'Wogegen sind Sie, und warum?',
  objectionHint: (limit) => `Was ist an Ihrer Situation besonders? Höchstens ${limit} Zeichen.`,
  objectionSubmit: 'Widersprechen',

  otherTitle: 'Etwas anderes',
  otherText: 'Sagen Sie es mit eigenen Worten. Wir finden heraus, um welches Ihrer Rechte es geht.',
  otherLabel: 'Was sollen wir tun?',
  otherSubmit: 'Absenden',
} satisfies AskMessages;
