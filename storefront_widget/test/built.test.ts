import { expect, test, vi } from 'vitest';
import { Shop } from './shop.js';

// `npm test` builds first: what is published has to work, not only its source.
test('the one file for a page without a bundler defines an element that works', async () => {
  const frame = document.createElement('iframe');
  frame.srcdoc = '<!doctype html><html lang="fr"><body></body></html>';
  document.body.append(frame);
  await new Promise((done) => frame.addEventListener('load', done, { once: true }));
  const inside = frame.contentDocument as Document;
  const shop = new Shop();
  const element = Object.assign(inside.createElement('saleor-privacy'), {
    apiUrl: '/graphql/',
    channel: 'c',
    fetcher: shop.fetcher,
  });
  inside.body.append(element);
  const script = inside.createElement('script');
  Object.assign(script, { type: 'module', src: '/saleor-privacy.js' });
  inside.head.append(script);
  const button = () => element.shadowRoot?.querySelector('.primary')?.textContent;
  await vi.waitFor(() => expect(button()).toBe('Demander mes données'), 5_000);
});
