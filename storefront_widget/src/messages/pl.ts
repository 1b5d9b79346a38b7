import type { MainMessages } from './en.js';

export default {
  title: (shop) => (shop ? `Twoje dane w ${shop}` : 'Twoje dane'),
  loading: 'Wczytywanie …',
  working: 'Chwileczkę …',
  retry: 'Spróbuj ponownie',
  back: 'Wróć do przeglądu',

  inactiveTitle: 'Obecnie niedostępne',
  INACTIVE: 'Obecnie nie można tu składać wniosków. Spróbuj później lub napisz do sklepu.',
  unreachableTitle: 'Brak połączenia',
  unreachable: 'Nie udało się połączyć ze sklepem. Spróbuj ponownie; wpisany tekst nie przepadł.',
  failed: 'W sklepie coś się nie udało. Spróbuj ponownie; wpisany tekst nie przepadł.',
  login: 'Zaloguj się ponownie, aby to zobaczyć.',

  colon: ':',
  email: 'Adres e-mail',
  emailHint: 'Adres używany w naszym sklepie.',
  text: 'Wiadomość do nas',
  optional: 'opcjonalnie',
  loginTitle: 'Najpierw się zaloguj',
  GUESTS_NOT_ALLOWED:
    'Ten sklep przyjmuje wnioski od zalogowanych klientów. Nie masz konta? Napisz do nas, kontakt jest poniżej.',

  emailWrong: 'Podaj adres e-mail, na przykład imie@example.com.',
  textNeeded: 'Napisz coś tutaj.',
  textWrong: (limit) => `Użyj najwyżej ${limit} znaków.`,
  tooMany: (wait) => `Zbyt wiele prób. Spróbuj ponownie ${wait}.`,
  later: 'później',

  contact: 'Kontakt',
  controller: 'Administrator Twoich danych',
  writeTo: 'Pytania o Twoje dane',
  authority: 'Skargi',
  policy: 'Polityka prywatności',
} satisfies MainMessages;
