import type { MarketingMessages } from './en-marketing.js';

export default {
  marketingTitle: 'Koniec reklam',
  marketingText:
    'Nie wysyłamy Ci już reklam i nie używamy do nich Twoich danych. Nie musisz podawać powodów. E-maile o Twoich zamówieniach będą nadal przychodzić.',
  marketingSubmit: 'Zakończ reklamy',
  marketingDone: 'Gotowe. Nie dostaniesz już od nas reklam.',
  marketingTaken: 'Gotowe. Wysłaliśmy też e-mail na ten adres.',
  marketingNow: 'Nie dostajesz od nas reklam: zgłoszono sprzeciw.',

  undoTitle: 'Cofnąć to?',
  undoText:
    'Z Twoim adresem e-mail zakończono reklamy lub wycofano zgodę. Jeśli to nie Ty albo zmieniasz zdanie, możesz to cofnąć.',
  undoYes: 'Cofnij',
  undoDone: 'Dziękujemy. Wszystko jest jak wcześniej.',
} satisfies MarketingMessages;
