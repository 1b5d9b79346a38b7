import { fileURLToPath } from 'node:url';
import { graphql } from './graphql-plugin.js';

export const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** What the builds and the tests have in common. */
export const shared = {
  root: here(''),
  plugins: [graphql()],
  resolve: {
    alias: { '@operations': here('../graphql/operations'), '@desk': here('../graphql/operations') },
  },
  logLevel: 'warn',
};

/** Indentation inside the templates; no template of ours shows white space from its source. */
export const outdent = {
  name: 'outdent-templates',
  transform: (code, id) =>
    /storefront_widget\/(src|desk)\/.*\.ts$/.test(id)
      ? { code: code.replace(/\n\s+/g, '\n'), map: null }
      : null,
};
