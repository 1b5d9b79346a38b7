// English defines which texts exist; a language that lacks one does not compile.
// Here is what the page shows at once. Texts of what is loaded later are in *-follow.ts, and a section that
// comes later brings a file of its own, so that no page loads words which it does not show.

const en = {
  title: (shop: string) => (shop ? `Your data at ${shop}` : 'Your data'),
  loading: 'Loading …',
  working: 'One moment …',
  retry: 'Try again',
  back: 'Back to overview',

  inactiveTitle: 'Not available right now',
  INACTIVE: 'Requests cannot be made here at the moment. Please try again later, or write to the shop.',
  unreachableTitle: 'No connection',
  unreachable: 'The shop could not be reached. Please try again; nothing you typed is lost.',
  failed: 'Something went wrong in the shop. Please try again; nothing you typed is lost.',
  login: 'Please log in again to see this.',

  colon: ':',
  email: 'E-mail address',
  emailHint: 'The one you used in our shop.',
  text: 'Message to us',
  optional: 'optional',
  loginTitle: 'Please log in first',
  GUESTS_NOT_ALLOWED:
    'This shop takes requests from customers who are logged in. No account? Write to us, the contact is below.',

  emailWrong: 'Please enter an e-mail address such as name@example.com.',
  textNeeded: 'Please write something here.',
  textWrong: (limit: number) => `Please use at most ${limit} characters.`,
  tooMany: (wait: string) => `That was a little too often. Please try again ${wait}.`,
  later: 'later',

  contact: 'Contact',
  controller: 'Responsible for your data',
  writeTo: 'Questions about your data',
  authority: 'Complaints',
  policy: 'Privacy policy',
};

export default en;
export type MainMessages = typeof en;
