import type { StartMessages } from './en-start.js';

export default {
  startTitle: 'Was möchten Sie tun?',
  accessWant: 'Ich möchte wissen, was Sie über mich haben',
  accessWhy: 'Eine Kopie Ihrer Daten, und wofür wir sie nutzen.',
  rectificationWant: 'Etwas über mich ist falsch',
  rectificationWhy: 'Neue Anschrift, neue E-Mail-Adresse, falscher Name, falsche Bestellung.',
  marketingWant: 'Ich möchte keine Werbung mehr',
  marketingWhy: 'Sie endet sofort, ohne Begründung.',
  consentsWant: 'Ich möchte sehen oder ändern, wozu ich ja gesagt habe',
  consentsWhy: 'Widerrufen ist so einfach wie zustimmen.',
  portabilityWant: 'Ich möchte meine Daten zu einem anderen Dienst mitnehmen',
  portabilityWhy: 'Was Sie uns gegeben haben, als Dateien für Computer.',
  erasureWant: 'Ich möchte, dass meine Daten gelöscht werden',
  erasureWhy: 'Was kein Gesetz festhält, geht; wir sagen, was bleibt.',
  restrictionWant: 'Behalten Sie meine Daten, aber rühren Sie sie vorerst nicht an',
  restrictionWhy: 'Solange etwas daran geklärt wird.',
  objectionWant: 'Ich bin dagegen, wie Sie meine Daten nutzen',
  objectionWhy: 'Sie haben eigene Gründe, und wir wägen sie ab.',
  otherWant: 'Etwas anderes',
  otherWhy: 'Sagen Sie es mit eigenen Worten.',
} satisfies StartMessages;
