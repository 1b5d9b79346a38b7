// The question what somebody wants: in the words people use, with what they get below.

const en = {
  startTitle: 'What would you like to do?',
  accessWant: 'I want to know what you have about me',
  accessWhy: 'A copy of your data, and what we use it for.',
  rectificationWant: 'Something about me is wrong',
  rectificationWhy: 'A new address, a new e-mail address, a wrong name or order.',
  marketingWant: 'I no longer want advertising',
  marketingWhy: 'It stops at once, without reasons.',
  consentsWant: 'I want to see or change what I agreed to',
  consentsWhy: 'Withdrawing is as easy as agreeing.',
  portabilityWant: 'I want to take my data to another service',
  portabilityWhy: 'What you gave us, as files for a computer.',
  erasureWant: 'I want my data to be deleted',
  erasureWhy: 'What no law keeps goes, and we tell you what stays.',
  restrictionWant: 'Keep my data, but leave it alone for now',
  restrictionWhy: 'While something about it is being settled.',
  objectionWant: 'I object to how you use my data',
  objectionWhy: 'You have reasons of your own, and we weigh them.',
  otherWant: 'Something else',
  otherWhy: 'Say it in your own words.',
};

export default en;
export type StartMessages = typeof en;
