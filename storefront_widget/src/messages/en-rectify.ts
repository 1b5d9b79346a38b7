// The form for corrections, and the links that confirm a new e-mail address.

const en = {
  rectificationTitle: 'Correct your data',
  rectificationText: 'Choose what is wrong and enter what is right.',
  rectificationGuest: 'Tell us what is wrong and what is right. Log in to see and change your data here.',
  rectificationLabel: 'What is wrong, and what is right?',
  rectificationMore: 'Anything else that is wrong',
  rectificationSubmit: 'Correct my data',
  rectificationNeeded: 'Please choose what is wrong, or describe it.',
  accountGroup: 'Your account',
  addressGroup: 'Address book',
  orderGroup: (number: string) => `Order ${number}`,
  change: 'Change',
  changeNot: 'Leave it as it is',
  until: 'Until now',
  now: 'New',
  nothing: '(empty)',
  atOnce: 'Changed at once.',
  checked: 'We check it first.',
  kept: 'This will probably stay as it is:',
  same: 'This is what we have already.',
  emailBoth: 'We write to the old and the new address. It is changed once both have agreed.',
  emailOrders: 'Also in orders that are still open',
  entry: 'Entry in the address book',
  entryNew: 'A new address',
  stopUsing: 'Please do not use this data until it is corrected.',
  rectified: 'Your data is corrected.',

  firstName: 'First name',
  lastName: 'Last name',
  companyName: 'Company',
  streetAddress1: 'Street and number',
  streetAddress2: 'Further line',
  city: 'City',
  cityArea: 'District',
  postalCode: 'Postal code',
  country: 'Country',
  countryArea: 'State or region',
  phone: 'Phone',

  emailTitle: 'Is the new e-mail address right?',
  emailText:
    'Someone asked us to change the e-mail address of a customer account. It is changed once the old and the new mailbox have agreed.',
  emailYes: 'Yes, I agree',
  emailNo: 'No, do not change it',
  emailAgreed: 'Thank you. The address is changed once both mailboxes have agreed.',
  emailRefused: 'Thank you. Nothing is changed.',
  emailClosed: 'This is not possible any more: the request is closed, or the address has changed already.',
};

export default en;
export type RectifyMessages = typeof en;
