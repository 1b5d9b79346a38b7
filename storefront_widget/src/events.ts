import type { GdprRight, RequestFieldsFragment } from './api-types.js';
import type { Problem } from './problem.js';

/** What each event carries in its `detail`. */
export interface GdprEvents {
  /** The privacy page is loaded: these rights can be used on it. */
  'gdpr-ready': { rights: readonly GdprRight[] };
  /** The shop has taken a request. A guest's is not proven yet: then `request` is null. */
  'gdpr-request-created': { right: GdprRight; reference: string; request: RequestFieldsFragment | null };
  /** Something was refused or failed; the person has been told already. */
  'gdpr-error': Problem;
}

declare global {
  interface HTMLElementEventMap {
    'gdpr-ready': CustomEvent<GdprEvents['gdpr-ready']>;
    'gdpr-request-created': CustomEvent<GdprEvents['gdpr-request-created']>;
    'gdpr-error': CustomEvent<GdprEvents['gdpr-error']>;
  }
}
