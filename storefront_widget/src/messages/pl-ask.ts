import type { AskMessages } from './en-ask.js';

export default {
  nextTitle: 'Co będzie dalej',
  nextMail: 'Wyślemy Ci e-mail. Otwórz go i potwierdź, że to Twój wniosek.',
  nextCheck: 'Zbieramy Twoje dane i je sprawdzamy.',
  nextDone: 'Otrzymasz link do pobrania, zwykle w ciągu miesiąca.',
  nextRead: 'Czytamy Twój wniosek i podejmujemy decyzję.',
  nextAnswer: 'Otrzymasz odpowiedź, zwykle w ciągu miesiąca.',
  textHint: (limit) => `Na przykład numer zamówienia. Najwyżej ${limit} znaków.`,
  limitHint: (limit) => `Najwyżej ${limit} znaków.`,

  accessTitle: 'Kopia Twoich danych',
  accessText:
    'Konto, adresy, zamówienia: wszystko, co o Tobie przechowujemy, w jednym pliku, z wyjaśnieniem, do czego tego używamy. Bezpłatnie.',
  submit: 'Poproś o moje dane',

  portabilityTitle: 'Zabierz swoje dane',
  portabilityText:
    'To, co nam podano, w plikach czytelnych dla komputera, dla Ciebie lub dla innego serwisu. Bezpłatnie.',
  portabilitySubmit: 'Poproś o moje pliki',

  erasureTitle: 'Usunięcie danych',
  erasureText:
    'Usuwamy konto, adresy i wszystko, czego żadna ustawa nie każe przechowywać. Faktury musimy trzymać kilka lat: powiemy, co i do kiedy.',
  erasureSubmit: 'Usuń moje dane',
  erasureBack: 'Po zatwierdzeniu można to jeszcze przez krótki czas cofnąć.',

  restrictionTitle: 'Wstrzymaj używanie Twoich danych',
  restrictionText: 'Przechowujemy Twoje dane i nie robimy z nimi nic innego, dopóki sprawa się nie wyjaśni.',
  ground: 'Dlaczego?',
  ACCURACY: 'Moje dane są błędne i trzeba to dopiero sprawdzić.',
  UNLAWFUL: 'Nie wolno wam ich używać, ale nie chcę, aby zostały usunięte.',
  CLAIMS: 'Nie są już wam potrzebne, ale ja ich potrzebuję do dochodzenia praw.',
  groundWrong: 'Wybierz powód.',
  restrictionSubmit: 'Poproś o wstrzymanie',

  objectionTitle: 'Sprzeciw wobec używania Twoich danych',
  objectionText:
    'Możesz się sprzeciwić, gdy używamy Twoich danych we własnym interesie. Przestajemy, dopóki nie rozważymy Twoich powodów.',
  objectionLabel: 'Czemu się sprzeciwiasz i dlaczego?',
  objectionHint: (limit) => `Co jest szczególnego w Twojej sytuacji? Najwyżej ${limit} znaków.`,
  objectionSubmit: 'Sprzeciwiam się',

  otherTitle: 'Coś innego',
  otherText: 'Powiedz to własnymi słowami. Ustalimy, o które z Twoich praw chodzi.',
  otherLabel: 'Co mamy zrobić?',
  otherSubmit: 'Wyślij',
} satisfies AskMessages;
