import type { StartMessages } from './en-start.js';

export default {
  startTitle: 'Co chcesz zrobić?',
  accessWant: 'Chcę wiedzieć, co o mnie macie',
  accessWhy: 'Kopia Twoich danych i to, do czego ich używamy.',
  rectificationWant: 'Coś się u mnie nie zgadza',
  rectificationWhy: 'Nowy adres, nowy e-mail, błędne nazwisko lub zamówienie.',
  marketingWant: 'Nie chcę już reklam',
  marketingWhy: 'Skończą się od razu, bez uzasadnienia.',
  consentsWant: 'Chcę zobaczyć lub zmienić moje zgody',
  consentsWhy: 'Wycofanie jest tak łatwe jak wyrażenie.',
  portabilityWant: 'Chcę przenieść moje dane do innego serwisu',
  portabilityWhy: 'To, co nam podano, w plikach dla komputera.',
  erasureWant: 'Chcę, aby moje dane usunięto',
  erasureWhy: 'Znika to, czego nie każe trzymać prawo; mówimy, co zostaje.',
  restrictionWant: 'Zachowajcie moje dane, ale na razie ich nie ruszajcie',
  restrictionWhy: 'Dopóki coś nie zostanie wyjaśnione.',
  objectionWant: 'Sprzeciwiam się temu, jak używacie moich danych',
  objectionWhy: 'Masz własne powody, a my je rozważymy.',
  otherWant: 'Coś innego',
  otherWhy: 'Powiedz to własnymi słowami.',
} satisfies StartMessages;
