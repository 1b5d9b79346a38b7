import type { AskMessages } from './en-ask.js';

export default {
  nextTitle: 'Zo gaat het verder',
  nextMail: 'We sturen u een e-mail. Open hem om te bevestigen dat het verzoek van u is.',
  nextCheck: 'We verzamelen uw gegevens en controleren ze.',
  nextDone: 'U krijgt een downloadlink, meestal binnen een maand.',
  nextRead: 'We lezen uw verzoek en beslissen erover.',
  nextAnswer: 'U krijgt antwoord, meestal binnen een maand.',
  textHint: (limit) => `Bijvoorbeeld een bestelnummer. Hoogstens ${limit} tekens.`,
  limitHint: (limit) => `Hoogstens ${limit} tekens.`,

  accessTitle: 'Een kopie van uw gegevens krijgen',
  accessText:
    'Account, adressen, bestellingen: alles wat we over u bewaren, in één bestand, met uitleg waarvoor we het gebruiken. Het is gratis.',
  submit: 'Mijn gegevens opvragen',

  portabilityTitle: 'Uw gegevens meenemen',
  portabilityText:
    'Wat u ons gaf, in bestanden die een computer kan lezen, voor uzelf of voor een andere dienst. Het is gratis.',
  portabilitySubmit: 'Mijn bestanden opvragen',

  erasureTitle: 'Uw gegevens wissen',
  erasureText:
    'We wissen uw account, adressen en alles wat geen wet ons laat bewaren. Facturen moeten enkele jaren bewaard blijven: we zeggen u wat, en tot wanneer.',
  erasureSubmit: 'Mijn gegevens wissen',
  erasureBack: 'Na goedkeuring kunt u het nog korte tijd terugroepen.',

  restrictionTitle: 'Het gebruik van uw gegevens stilleggen',
  restrictionText: 'We bewaren uw gegevens en doen er verder niets mee tot de zaak is opgehelderd.',
  ground: 'Waarom?',
  ACCURACY: 'Mijn gegevens kloppen niet, en dat moet nog worden nagekeken.',
  UNLAWFUL: 'U mag ze niet gebruiken, maar ik wil niet dat ze worden gewist.',
  CLAIMS: 'U hebt ze niet meer nodig, maar ik wel, voor een rechtsvordering.',
  groundWrong: 'Kies een reden.',
  restrictionSubmit: 'Stilleggen',

  objectionTitle: 'Bezwaar maken tegen het gebruik van uw gegevens',
  objectionText:
    'U kunt bezwaar maken als we uw gegevens in ons eigen belang gebruiken. We stoppen tot we uw redenen hebben gewogen.',
  objectionLabel: 'Waartegen hebt u bezwaar, en waarom?',
  objectionHint: (limit) => `Wat is bijzonder aan uw situatie? Hoogstens ${limit} tekens.`,
  objectionSubmit: 'Bezwaar maken',

  otherTitle: 'Iets anders',
  otherText: 'Zeg het in uw eigen woorden. Wij zoeken uit om welk recht het gaat.',
  otherLabel: 'Wat wilt u dat we doen?',
  otherSubmit: 'Versturen',
} satisfies AskMessages;
