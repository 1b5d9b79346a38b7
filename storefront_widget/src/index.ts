export type { Token } from './api.js';
export type * from './api-types.js';
export type { GdprEvents } from './events.js';
export type { Messages } from './messages.js';
export { SaleorPrivacy } from './saleor-privacy.js';

declare global {
  interface HTMLElementTagNameMap {
    'saleor-privacy': import('./saleor-privacy.js').SaleorPrivacy;
  }
}
