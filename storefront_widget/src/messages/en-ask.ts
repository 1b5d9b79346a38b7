// The forms that ask for something: a copy, data to take along, a restriction, an objection, anything else.

const en = {
  nextTitle: 'What happens next',
  nextMail: 'We send you an e-mail. Open it to confirm that the request is yours.',
  nextCheck: 'We gather your data and check it.',
  nextDone: 'You get a link to download it, normally within one month.',
  nextRead: 'We read your request and decide about it.',
  nextAnswer: 'You get an answer, normally within one month.',
  textHint: (limit: number) => `For example an order number. At most ${limit} characters.`,
  limitHint: (limit: number) => `At most ${limit} characters.`,

  accessTitle: 'Get a copy of your data',
  accessText:
    'Account, addresses, orders: everything we hold about you, in one file, with an explanation of what we use it for. It is free of charge.',
  submit: 'Request my data',

  portabilityTitle: 'Take your data with you',
  portabilityText:
    'What you gave us, in files that a computer can read, for yourself or for another service. It is free of charge.',
  portabilitySubmit: 'Request my files',

  erasureTitle: 'Delete your data',
  erasureText:
    'We delete your account, addresses and all that no law tells us to keep. Invoices have to be kept for some years: we tell you what, and until when.',
  erasureSubmit: 'Delete my data',
  erasureBack: 'Once it is approved, you can still call it back for a short time.',

  restrictionTitle: 'Pause the use of your data',
  restrictionText: 'We keep your data and do nothing else with it until the matter is settled.',
  ground: 'Why?',
  ACCURACY: 'My data is wrong, and this still has to be checked.',
  UNLAWFUL: 'You are not allowed to use it, but I do not want it to be deleted.',
  CLAIMS: 'You no longer need it, but I need it for a legal claim.',
  groundWrong: 'Please choose a reason.',
  restrictionSubmit: 'Request the pause',

  objectionTitle: 'Object to the use of your data',
  objectionText:
    'You can object where we use your data because it is in our interest. We stop until we have weighed your reasons.',
  objectionLabel: 'What do you object to, and why?',
  objectionHint: (limit: number) => `What is particular about your situation? At most ${limit} characters.`,
  objectionSubmit: 'Object',

  otherTitle: 'Something else',
  otherText: 'Say it in your own words. We find out which of your rights it is about.',
  otherLabel: 'What do you want us to do?',
  otherSubmit: 'Send',
};

export default en;
export type AskMessages = typeof en;
