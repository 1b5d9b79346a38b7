import type { StartMessages } from './en-start.js';

export default {
  startTitle: 'Wat wilt u doen?',
  accessWant: 'Ik wil weten wat u over mij hebt',
  accessWhy: 'Een kopie van uw gegevens, en waarvoor we ze gebruiken.',
  rectificationWant: 'Iets over mij klopt niet',
  rectificationWhy: 'Een nieuw adres, een nieuw e-mailadres, een verkeerde naam of bestelling.',
  marketingWant: 'Ik wil geen reclame meer',
  marketingWhy: 'Die stopt meteen, zonder uitleg.',
  consentsWant: 'Ik wil zien of wijzigen waar ik mee akkoord ging',
  consentsWhy: 'Intrekken is even makkelijk als toestemmen.',
  portabilityWant: 'Ik wil mijn gegevens meenemen naar een andere dienst',
  portabilityWhy: 'Wat u ons gaf, als bestanden voor een computer.',
  erasureWant: 'Ik wil dat mijn gegevens worden gewist',
  erasureWhy: 'Wat geen wet bewaart, verdwijnt; we zeggen wat blijft.',
  restrictionWant: 'Bewaar mijn gegevens, maar doe er voorlopig niets mee',
  restrictionWhy: 'Zolang er iets wordt uitgezocht.',
  objectionWant: 'Ik heb bezwaar tegen hoe u mijn gegevens gebruikt',
  objectionWhy: 'U hebt eigen redenen, en wij wegen ze.',
  otherWant: 'Iets anders',
  otherWhy: 'Zeg het in uw eigen woorden.',
} satisfies StartMessages;
