// The texts that are loaded later. A language that lacks a file, or a text in it, does not compile.
import type { Part } from './messages.js';

/** The question what somebody wants. */
export const start: Part = {
  en: () => import('./messages/en-start.js'),
  de: () => import('./messages/de-start.js'),
  es: () => import('./messages/es-start.js'),
  fr: () => import('./messages/fr-start.js'),
  it: () => import('./messages/it-start.js'),
  nl: () => import('./messages/nl-start.js'),
  pl: () => import('./messages/pl-start.js'),
};

/** The forms of a request. */
export const ask: Part = {
  en: () => import('./messages/en-ask.js'),
  de: () => import('./messages/de-ask.js'),
  es: () => import('./messages/es-ask.js'),
  fr: () => import('./messages/fr-ask.js'),
  it: () => import('./messages/it-ask.js'),
  nl: () => import('./messages/nl-ask.js'),
  pl: () => import('./messages/pl-ask.js'),
};

/** What follows a request: e-mail, list, download. */
export const follow: Part = {
  en: () => import('./messages/en-follow.js'),
  de: () => import('./messages/de-follow.js'),
  es: () => import('./messages/es-follow.js'),
  fr: () => import('./messages/fr-follow.js'),
  it: () => import('./messages/it-follow.js'),
  nl: () => import('./messages/nl-follow.js'),
  pl: () => import('./messages/pl-follow.js'),
};

/** One request in full: what was entered, questions, corrections. */
export const answer: Part = {
  en: () => import('./messages/en-answer.js'),
  de: () => import('./messages/de-answer.js'),
  es: () => import('./messages/es-answer.js'),
  fr: () => import('./messages/fr-answer.js'),
  it: () => import('./messages/it-answer.js'),
  nl: () => import('./messages/nl-answer.js'),
  pl: () => import('./messages/pl-answer.js'),
};

/** Consents and the link that confirms one. */
export const consents: Part = {
  en: () => import('./messages/en-consents.js'),
  de: () => import('./messages/de-consents.js'),
  es: () => import('./messages/es-consents.js'),
  fr: () => import('./messages/fr-consents.js'),
  it: () => import('./messages/it-consents.js'),
  nl: () => import('./messages/nl-consents.js'),
  pl: () => import('./messages/pl-consents.js'),
};

/** Advertising, and the link that takes an objection back. */
export const marketing: Part = {
  en: () => import('./messages/en-marketing.js'),
  de: () => import('./messages/de-marketing.js'),
  es: () => import('./messages/es-marketing.js'),
  fr: () => import('./messages/fr-marketing.js'),
  it: () => import('./messages/it-marketing.js'),
  nl: () => import('./messages/nl-marketing.js'),
  pl: () => import('./messages/pl-marketing.js'),
};

/** The form for corrections, and the links that confirm a new e-mail address. */
export const rectify: Part = {
  en: () => import('./messages/en-rectify.js'),
  de: () => import('./messages/de-rectify.js'),
  es: () => import('./messages/es-rectify.js'),
  fr: () => import('./messages/fr-rectify.js'),
  it: () => import('./messages/it-rectify.js'),
  nl: () => import('./messages/nl-rectify.js'),
  pl: () => import('./messages/pl-rectify.js'),
};
