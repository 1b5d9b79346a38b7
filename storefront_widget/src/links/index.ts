// The questions that links of e-mails ask, in one file to load.
export { Consent } from './consent.js';
export { Email } from './email.js';
export { Undo } from './undo.js';
