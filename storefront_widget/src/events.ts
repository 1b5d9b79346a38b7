import type { GdprRight, RequestFieldsFragment } from './api-types.js';
import type { Problem } from './problem.js';

/** What each event carries in its `detail`. */
export interface GdprEvents {
  /** The privacy page is loaded: these rights can be used on it. */
  'gdpr-ready': { rights: readonly GdprRight[] };
  /**
   * The shop has taken a request. A guest's is not proven yet: then `request` is null. Without a right the person
   * has said in own words what is wanted.
   */
  'gdpr-request-created': {
    right: GdprRight | null;
    reference: string;
    request: RequestFieldsFragment | null;
  };
  /** A consent was given, withdrawn, or waits for its e-mail to be opened; all advertising was objected to. */
  'gdpr-consent-change': { purpose: string | null; standing: 'GIVEN' | 'PENDING' | 'WITHDRAWN' | 'OBJECTED' };
  /** Something was refused or failed; the person has been told already. */
  'gdpr-error': Problem;
}

declare global {
  interface HTMLElementEventMap {
    'gdpr-ready': CustomEvent<GdprEvents['gdpr-ready']>;
    'gdpr-request-created': CustomEvent<GdprEvents['gdpr-request-created']>;
    'gdpr-consent-change': CustomEvent<GdprEvents['gdpr-consent-change']>;
    'gdpr-error': CustomEvent<GdprEvents['gdpr-error']>;
  }
}
