import type { ConsentsMessages } from './en-consents.js';

export default {
  consentsTitle: 'Twoje zgody',
  consentsText: 'Ty decydujesz i w każdej chwili możesz zmienić zdanie. Każdy przełącznik działa od razu.',
  consentsGuest: 'Ty decydujesz i w każdej chwili możesz zmienić zdanie.',
  consentsNone: 'W tym sklepie nie ma obecnie nic, na co trzeba się zgadzać.',
  consentsProof:
    'Aby zobaczyć swoje zgody, zaloguj się lub otwórz link z e-maila o jednym z Twoich wniosków.',
  consentsUnproven:
    'Adres e-mail Twojego konta nie jest jeszcze potwierdzony. Aby zobaczyć swoje zgody, otwórz link z e-maila o jednym z Twoich wniosków.',
  objectedNow: 'Zgłoszono sprzeciw wobec wszystkich reklam. Zgoda poniżej pozwala na nie ponownie.',

  stateGIVEN: (date) => `Zgoda z dnia ${date}.`,
  statePENDING: 'Jeszcze nieważne: otwórz link z e-maila, który wysłaliśmy.',
  stateWITHDRAWN: (date) => `Zgoda wycofana dnia ${date}.`,
  stateOBJECTED: (date) => `Sprzeciw z dnia ${date}.`,
  stateNone: 'Brak zgody.',

  agree: 'Zgadzam się',
  disagree: 'Już się nie zgadzam',
  agreeSent: 'Wysłaliśmy e-mail na ten adres. Otwórz go, aby wyrazić zgodę.',
  disagreeTaken: 'Gotowe. Wysłaliśmy też e-mail na ten adres.',
  PROOF_NEEDED: 'Aby to wycofać, zaloguj się lub otwórz link z e-maila o jednym z Twoich wniosków.',
  textChanged: 'Tekst zmienił się w międzyczasie. Przeczytaj go jeszcze raz.',

  ordersTitle: 'Dla pojedynczych zamówień',
  ordersText: 'Dotyczy to tylko jednego zamówienia. Napisz do nas, aby to zmienić.',
  historyTitle: 'Wszystko, co zostało powiedziane',
  allAdvertising: 'Wszystkie reklamy',
  lineGIVEN: 'zgoda',
  linePENDING: 'pytanie e-mailem',
  lineWITHDRAWN: 'wycofanie',
  lineOBJECTED: 'sprzeciw',
  lineUNDONE: 'cofnięcie',

  consentTitle: 'Czy wyrażasz zgodę?',
  consentText:
    'Twój adres e-mail wpisano w naszym sklepie. W naszym e-mailu jest tekst, na który się zgadzasz.',
  consentYes: 'Tak, zgadzam się',
  consentDone: 'Dziękujemy. Twoja zgoda jest zapisana.',
  consentStopped: 'Po tym e-mailu była odmowa. Aby zgodzić się ponownie, użyj przełącznika na tej stronie.',
} satisfies ConsentsMessages;
