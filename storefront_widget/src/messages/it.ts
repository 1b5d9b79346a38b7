import type { MainMessages } from './en.js';

export default {
  title: (shop) => (shop ? `I Suoi dati presso ${shop}` : 'I Suoi dati'),
  loading: 'Caricamento …',
  working: 'Un momento …',
  retry: 'Riprova',
  back: 'Torna alla panoramica',

  inactiveTitle: 'Al momento non disponibile',
  INACTIVE: 'Al momento non è possibile fare richieste qui. Riprovi più tardi o scriva al negozio.',
  unreachableTitle: 'Nessuna connessione',
  unreachable: 'Il negozio non è raggiungibile. Riprovi; nulla di ciò che ha scritto va perso.',
  failed: 'Qualcosa nel negozio non ha funzionato. Riprovi; nulla di ciò che ha scritto va perso.',
  login: 'Acceda di nuovo per vedere questo contenuto.',

  colon: ':',
  email: 'Indirizzo e-mail',
  emailHint: 'Quello che ha usato nel nostro negozio.',
  text: 'Messaggio per noi',
  optional: 'facoltativo',
  loginTitle: 'Prima effettui l’accesso',
  GUESTS_NOT_ALLOWED:
    'Questo negozio accetta richieste di clienti che hanno effettuato l’accesso. Non ha un account? Ci scriva, il contatto è qui sotto.',

  emailWrong: 'Inserisca un indirizzo e-mail, per esempio nome@example.com.',
  textNeeded: 'Scriva qualcosa qui.',
  textWrong: (limit) => `Usi al massimo ${limit} caratteri.`,
  tooMany: (wait) => `Troppi tentativi. Riprovi ${wait}.`,
  later: 'più tardi',

  contact: 'Contatti',
  controller: 'Titolare dei Suoi dati',
  writeTo: 'Domande sui Suoi dati',
  authority: 'Reclami',
  policy: 'Informativa sulla privacy',
} satisfies MainMessages;
