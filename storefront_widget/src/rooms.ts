// All that is needed once the page is there, in one file to load beside the shop's answer.
export { screenFor, waitForMail } from './screens.js';
export { chosen, room } from './sections.js';
