import type { MainMessages } from './en.js';

export default {
  title: (shop) => (shop ? `Uw gegevens bij ${shop}` : 'Uw gegevens'),
  loading: 'Laden …',
  working: 'Een ogenblik …',
  retry: 'Opnieuw proberen',
  back: 'Terug naar het overzicht',

  inactiveTitle: 'Op dit moment niet beschikbaar',
  INACTIVE: 'Op dit moment kunt u hier geen verzoek doen. Probeer het later of schrijf naar de winkel.',
  unreachableTitle: 'Geen verbinding',
  unreachable: 'De winkel is niet bereikbaar. Probeer het opnieuw; wat u typte, blijft staan.',
  failed: 'Er ging iets mis in de winkel. Probeer het opnieuw; wat u typte, blijft staan.',
  login: 'Log opnieuw in om dit te zien.',

  colon: ':',
  email: 'E-mailadres',
  emailHint: 'Het adres dat u in onze winkel gebruikte.',
  text: 'Bericht aan ons',
  optional: 'optioneel',
  loginTitle: 'Log eerst in',
  GUESTS_NOT_ALLOWED:
    'Deze winkel neemt verzoeken aan van ingelogde klanten. Geen account? Schrijf ons, de contactgegevens staan hieronder.',

  emailWrong: 'Vul een e-mailadres in, bijvoorbeeld naam@example.com.',
  textNeeded: 'Schrijf hier iets.',
  textWrong: (limit) => `Gebruik hoogstens ${limit} tekens.`,
  tooMany: (wait) => `Dat was iets te vaak. Probeer het ${wait} opnieuw.`,
  later: 'later',

  contact: 'Contact',
  controller: 'Verantwoordelijk voor uw gegevens',
  writeTo: 'Vragen over uw gegevens',
  authority: 'Klachten',
  policy: 'Privacyverklaring',
} satisfies MainMessages;
