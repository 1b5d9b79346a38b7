import type { StartMessages } from './en-start.js';

export default {
  startTitle: 'Che cosa desidera fare?',
  accessWant: 'Voglio sapere che cosa avete su di me',
  accessWhy: 'Una copia dei Suoi dati, e per che cosa li usiamo.',
  rectificationWant: 'Qualcosa su di me è sbagliato',
  rectificationWhy: 'Un nuovo indirizzo, una nuova e-mail, un nome o un ordine sbagliato.',
  marketingWant: 'Non voglio più pubblicità',
  marketingWhy: 'Finisce subito, senza motivazioni.',
  consentsWant: 'Voglio vedere o cambiare ciò che ho accettato',
  consentsWhy: 'Revocare è facile come accettare.',
  portabilityWant: 'Voglio portare i miei dati a un altro servizio',
  portabilityWhy: 'Ciò che ci ha dato, in file per computer.',
  erasureWant: 'Voglio che i miei dati siano cancellati',
  erasureWhy: 'Sparisce ciò che nessuna legge trattiene; diciamo cosa resta.',
  restrictionWant: 'Tenete i miei dati, ma per ora non toccateli',
  restrictionWhy: 'Finché una questione viene chiarita.',
  objectionWant: 'Mi oppongo al modo in cui usate i miei dati',
  objectionWhy: 'Lei ha motivi propri, e noi li valutiamo.',
  otherWant: 'Qualcos’altro',
  otherWhy: 'Lo dica con parole Sue.',
} satisfies StartMessages;
