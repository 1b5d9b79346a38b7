// The one file for a page without a bundler: with lit and English inside.
import './messages/en.js';

export * from './define.js';
