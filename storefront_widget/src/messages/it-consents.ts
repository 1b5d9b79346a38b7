import type { ConsentsMessages } from './en-consents.js';

export default {
  consentsTitle: 'Che cosa ha accettato',
  consentsText: 'Decide Lei, e può cambiare idea in qualsiasi momento. Ogni interruttore agisce subito.',
  consentsGuest: 'Decide Lei, e può cambiare idea in qualsiasi momento.',
  consentsNone: 'Al momento in questo negozio non c’è nulla da accettare.',
  consentsProof:
    'Per vedere che cosa ha accettato, effettui l’accesso o apra il link in un’e-mail su una delle Sue richieste.',
  consentsUnproven:
    'L’indirizzo e-mail del Suo account non è ancora confermato. Per vedere che cosa ha accettato, apra il link in un’e-mail su una delle Sue richieste.',
  objectedNow: 'Si è opposto a tutta la pubblicità. Se accetta qualcosa qui sotto, la permette di nuovo.',

  stateGIVEN: (date) => `Ha accettato il ${date}.`,
  statePENDING: 'Non ancora valido: apra il link nell’e-mail che Le abbiamo inviato.',
  stateWITHDRAWN: (date) => `Ha revocato il consenso il ${date}.`,
  stateOBJECTED: (date) => `Si è opposto il ${date}.`,
  stateNone: 'Non ha accettato.',

  agree: 'Accetto',
  disagree: 'Non accetto più',
  agreeSent: 'Abbiamo inviato un’e-mail a questo indirizzo. La apra per accettare.',
  disagreeTaken: 'Fatto. Abbiamo inviato anche un’e-mail a questo indirizzo.',
  PROOF_NEEDED: 'Per revocare, effettui l’accesso o apra il link in un’e-mail su una delle Sue richieste.',
  textChanged: 'Nel frattempo il testo è cambiato. Lo rilegga.',

  ordersTitle: 'Per singoli ordini',
  ordersText: 'Lo ha detto per un solo ordine. Ci scriva per cambiarlo.',
  historyTitle: 'Tutto ciò che ha detto',
  allAdvertising: 'Tutta la pubblicità',
  lineGIVEN: 'accettato',
  linePENDING: 'chiesto per e-mail',
  lineWITHDRAWN: 'revocato',
  lineOBJECTED: 'opposizione',
  lineUNDONE: 'annullato',

  consentTitle: 'Accetta?',
  consentText:
    'Il Suo indirizzo e-mail è stato inserito nel nostro negozio. La nostra e-mail mostra il testo che accetta.',
  consentYes: 'Sì, accetto',
  consentDone: 'Grazie. Il Suo consenso è annotato.',
  consentStopped:
    'Dopo questa e-mail ha detto di no. Per accettare di nuovo, usi l’interruttore in questa pagina.',
} satisfies ConsentsMessages;
