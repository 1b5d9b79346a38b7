import type { MarketingMessages } from './en-marketing.js';

export default {
  marketingTitle: 'Fermare la pubblicità',
  marketingText:
    'Non Le inviamo più pubblicità e non usiamo più i Suoi dati per questo. Non servono motivi. Le e-mail sui Suoi ordini continuano ad arrivare.',
  marketingSubmit: 'Ferma la pubblicità',
  marketingDone: 'Fatto. Non riceve più pubblicità da noi.',
  marketingTaken: 'Fatto. Abbiamo inviato anche un’e-mail a questo indirizzo.',
  marketingNow: 'Non riceve pubblicità da noi: si è opposto.',

  undoTitle: 'Annullare?',
  undoText:
    'Con il Suo indirizzo e-mail è stata fermata la pubblicità o revocato un consenso. Se non è stato Lei, o se ha cambiato idea, può annullare.',
  undoYes: 'Annulla',
  undoDone: 'Grazie. Tutto è come prima.',
} satisfies MarketingMessages;
