import type { AskMessages } from './en-ask.js';

export default {
  nextTitle: 'Che cosa succede ora',
  nextMail: 'Le inviamo un’e-mail. La apra per confermare che la richiesta è Sua.',
  nextCheck: 'Raccogliamo i Suoi dati e li controlliamo.',
  nextDone: 'Riceve un link per scaricarli, di norma entro un mese.',
  nextRead: 'Leggiamo la Sua richiesta e decidiamo.',
  nextAnswer: 'Riceve una risposta, di norma entro un mese.',
  textHint: (limit) => `Per esempio un numero d’ordine. Al massimo ${limit} caratteri.`,
  limitHint: (limit) => `Al massimo ${limit} caratteri.`,

  accessTitle: 'Ricevere una copia dei Suoi dati',
  accessText:
    'Account, indirizzi, ordini: tutto ciò che conserviamo su di Lei, in un file, con una spiegazione di come lo usiamo. È gratuito.',
  submit: 'Richiedi i miei dati',

  portabilityTitle: 'Portare con sé i Suoi dati',
  portabilityText:
    'Ciò che ci ha dato, in file leggibili da un computer, per Lei o per un altro servizio. È gratuito.',
  portabilitySubmit: 'Richiedi i miei file',

  erasureTitle: 'Cancellare i Suoi dati',
  erasureText:
    'Cancelliamo il Suo account, gli indirizzi e tutto ciò che nessuna legge impone di conservare. Le fatture restano alcuni anni: Le diciamo cosa, e fino a quando.',
  erasureSubmit: 'Cancella i miei dati',
  erasureBack: 'Dopo l’approvazione può ancora revocarla per breve tempo.',

  restrictionTitle: 'Sospendere l’uso dei Suoi dati',
  restrictionText: 'Conserviamo i Suoi dati e non ne facciamo altro finché la questione non è chiarita.',
  ground: 'Perché?',
  ACCURACY: 'I miei dati sono sbagliati, e questo va ancora verificato.',
  UNLAWFUL: 'Non potete usarli, ma non voglio che vengano cancellati.',
  CLAIMS: 'Non ne avete più bisogno, ma servono a me per far valere un diritto.',
  groundWrong: 'Scelga un motivo.',
  restrictionSubmit: 'Richiedi la sospensione',

  objectionTitle: 'Opporsi all’uso dei Suoi dati',
  objectionText:
    'Può opporsi dove usiamo i Suoi dati nel nostro interesse. Smettiamo finché non abbiamo valutato i Suoi motivi.',
  objectionLabel: 'A che cosa si oppone, e perché?',
  objectionHint: (limit) => `Che cosa ha di particolare la Sua situazione? Al massimo ${limit} caratteri.`,
  objectionSubmit: 'Mi oppongo',

  otherTitle: 'Qualcos’altro',
  otherText: 'Lo dica con parole Sue. Troviamo noi di quale diritto si tratta.',
  otherLabel: 'Che cosa dobbiamo fare?',
  otherSubmit: 'Invia',
} satisfies AskMessages;
