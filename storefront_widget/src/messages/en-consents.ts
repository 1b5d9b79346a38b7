// What people are asked to agree to, where they stand, and the link that confirms a consent.

const en = {
  consentsTitle: 'What you agreed to',
  consentsText: 'You decide, and can change your mind at any time. Each switch takes effect at once.',
  consentsGuest: 'You decide, and can change your mind at any time.',
  consentsNone: 'There is nothing to agree to in this shop at the moment.',
  consentsProof:
    'To see what you agreed to, log in, or open the link in an e-mail about one of your requests.',
  consentsUnproven:
    'The e-mail address of your account is not confirmed yet. To see what you agreed to, open the link in an e-mail about one of your requests.',
  objectedNow: 'You objected to all advertising. If you agree to something below, you allow that again.',

  stateGIVEN: (date: string) => `You agreed on ${date}.`,
  statePENDING: 'Not yet valid: please open the link in the e-mail we sent you.',
  stateWITHDRAWN: (date: string) => `You withdrew your consent on ${date}.`,
  stateOBJECTED: (date: string) => `You objected on ${date}.`,
  stateNone: 'You have not agreed.',

  agree: 'I agree',
  disagree: 'I no longer agree',
  agreeSent: 'We have sent an e-mail to this address. Open it to agree.',
  disagreeTaken: 'Done. We have also sent an e-mail to this address.',
  PROOF_NEEDED: 'To withdraw this, log in, or open the link in an e-mail about one of your requests.',
  textChanged: 'The text has changed meanwhile. Please read it again.',

  ordersTitle: 'For single orders',
  ordersText: 'You said this about one order only. Write to us to change it.',
  historyTitle: 'Everything you said',
  allAdvertising: 'All advertising',
  lineGIVEN: 'agreed',
  linePENDING: 'asked for by e-mail',
  lineWITHDRAWN: 'withdrawn',
  lineOBJECTED: 'objected',
  lineUNDONE: 'taken back',

  consentTitle: 'Do you agree?',
  consentText: 'Your e-mail address was entered in our shop. Our e-mail shows the words you agree to.',
  consentYes: 'Yes, I agree',
  consentDone: 'Thank you. Your consent is noted.',
  consentStopped: 'You said no after this e-mail was sent. To agree again, use the switch on this page.',
};

export default en;
export type ConsentsMessages = typeof en;
