import { SaleorPrivacy } from './index.js';

// Of two copies on one page the first one stays. On a server lit brings a registry of its own.
if (!customElements.get('saleor-privacy')) {
  customElements.define('saleor-privacy', SaleorPrivacy);
}

export * from './index.js';
