// Texts for following a request: the e-mail, the links in it, the list, the download.
// Numbers and dates arrive as they are and are put into words here, by Intl.
const plural = new Intl.PluralRules('en');

const en = {
  CODE_WRONG:
    'This code is wrong or older than 10 minutes. Please compare it, or open the link in the e-mail.',
  codeShape: 'Please enter the 6 digits from the e-mail.',
  codeGone: 'This code has expired or was used. Send the e-mail again to get a new one.',
  CODE_EXHAUSTED: 'Too many wrong codes. The link in the e-mail still works.',
  TOKEN: 'This link has been used or has expired.',
  STATE: 'This is not possible any more. Please load the page again.',
  CHANGED: 'The request has changed in the meantime. Please load the page again.',
  EXPIRED: 'The download is no longer available. You can request your data again.',
  DOWNLOADS_USED_UP: 'All downloads are used up. Please write to us if you need the file again.',

  mailTitle: 'Check your e-mail',
  mailText: 'We have sent an e-mail to this address. Open it to go on.',
  mailLink: 'Choose the link in it, or type the code:',
  reference: 'Reference',
  code: '6-digit code',
  codeHint: 'Works for 10 minutes.',
  codeSubmit: 'Confirm',
  again: 'Send again',
  againDone: 'We have sent the e-mail again.',
  otherAddress: 'Change the address',

  confirmTitle: 'Is this request yours?',
  confirmText: 'This was entered with your e-mail address:',
  right: 'Request',
  entered: 'Entered on',
  yes: 'Yes, this was me',
  no: 'This was not me',
  confirmed: 'Thank you, your request is confirmed.',
  disowned: 'Thank you. The request is closed, and nobody gets your data.',
  goneTitle: 'This link no longer works',
  gone: 'It has been used or has expired. Your latest e-mail from us may hold a newer link.',

  requestsTitle: 'Your requests',
  none: 'You have made no request yet.',
  more: 'Show more',
  received: 'Thank you, we have received your request.',
  due: (date: string) => `You get an answer by ${date} at the latest.`,
  overdue: (date: string) => `An answer was due by ${date}. Please write to us.`,
  guestOrders: 'Orders placed without logging in are included once you open the link in our e-mail.',
  history: 'History',
  cancel: 'Cancel request',
  cancelTitle: 'Cancel this request?',
  cancelText: 'We stop working on it. You can make a new request at any time.',
  cancelKeep: 'Keep it',
  cancelYes: 'Yes, cancel it',
  cancelled: 'The request is cancelled.',

  downloadTitle: 'Your file is ready',
  downloadText: 'The link works once. Keep the file in a safe place: it holds personal data.',
  download: 'Download',
  downloadStarted: 'The download has started.',
  availableUntil: (date: string) => `Available until ${date}`,
  downloadsLeft: (count: number) =>
    plural.select(count) === 'one' ? `${count} download left` : `${count} downloads left`,
  newLink: 'Send me a new link',
  newLinkSent: 'We have sent an e-mail with a new link.',
  follow: 'Show the request',
};

export default en;
export type FollowMessages = typeof en;
