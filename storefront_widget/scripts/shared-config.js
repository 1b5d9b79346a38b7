import { fileURLToPath } from 'node:url';
import { graphql } from './graphql-plugin.js';

export const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** What the builds and the tests have in common. */
export const shared = {
  root: here(''),
  plugins: [graphql()],
  resolve: { alias: { '@operations': here('../graphql/operations') } },
  logLevel: 'warn',
};
