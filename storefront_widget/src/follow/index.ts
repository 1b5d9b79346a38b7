// All that follows a request once it is made, in one file to load: most visitors of the page need none of it.
export { CheckMail } from './check-mail.js';
export { Confirm } from './confirm.js';
export { Download } from './download.js';
export { RequestScreen, type Shown } from './request-screen.js';
export { Requests } from './requests.js';
