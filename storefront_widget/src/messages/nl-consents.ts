import type { ConsentsMessages } from './en-consents.js';

export default {
  consentsTitle: 'Waar u mee akkoord ging',
  consentsText: 'U beslist en kunt altijd van gedachten veranderen. Elke schakelaar werkt meteen.',
  consentsGuest: 'U beslist en kunt altijd van gedachten veranderen.',
  consentsNone: 'In deze winkel is er op dit moment niets om mee akkoord te gaan.',
  consentsProof:
    'Om te zien waar u mee akkoord ging, logt u in of opent u de link in een e-mail over een van uw verzoeken.',
  consentsUnproven:
    'Het e-mailadres van uw account is nog niet bevestigd. Om te zien waar u mee akkoord ging, opent u de link in een e-mail over een van uw verzoeken.',
  objectedNow:
    'U hebt bezwaar gemaakt tegen alle reclame. Gaat u hieronder ergens mee akkoord, dan staat u dat weer toe.',

  stateGIVEN: (date) => `U ging akkoord op ${date}.`,
  statePENDING: 'Nog niet geldig: open de link in de e-mail die we u stuurden.',
  stateWITHDRAWN: (date) => `U trok uw toestemming in op ${date}.`,
  stateOBJECTED: (date) => `U maakte bezwaar op ${date}.`,
  stateNone: 'U bent niet akkoord gegaan.',

  agree: 'Ik ga akkoord',
  disagree: 'Ik ga niet meer akkoord',
  agreeSent: 'We hebben een e-mail naar dit adres gestuurd. Open hem om akkoord te gaan.',
  disagreeTaken: 'Klaar. We hebben ook een e-mail naar dit adres gestuurd.',
  PROOF_NEEDED: 'Om dit in te trekken, logt u in of opent u de link in een e-mail over een van uw verzoeken.',
  textChanged: 'De tekst is intussen veranderd. Lees hem nog eens.',

  ordersTitle: 'Voor afzonderlijke bestellingen',
  ordersText: 'Dit zei u over één bestelling. Schrijf ons om het te wijzigen.',
  historyTitle: 'Alles wat u hebt gezegd',
  allAdvertising: 'Alle reclame',
  lineGIVEN: 'akkoord',
  linePENDING: 'gevraagd per e-mail',
  lineWITHDRAWN: 'ingetrokken',
  lineOBJECTED: 'bezwaar gemaakt',
  lineUNDONE: 'teruggedraaid',

  consentTitle: 'Gaat u akkoord?',
  consentText:
    'Uw e-mailadres is in onze winkel ingevuld. In onze e-mail staat de tekst waarmee u akkoord gaat.',
  consentYes: 'Ja, ik ga akkoord',
  consentDone: 'Dank u. Uw toestemming is genoteerd.',
  consentStopped: 'U zei nee na deze e-mail. Gebruik de schakelaar op deze pagina om weer akkoord te gaan.',
} satisfies ConsentsMessages;
