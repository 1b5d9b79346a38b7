/** A request that waits for its e-mail to be opened. */
export interface Pending {
  reference: string;
  /** Proves, with the code from the e-mail, that this browser made the request. */
  browserSecret: string;
  /** Shown to find a slip in it; kept on the page only, never in storage. */
  email?: string;
}

const KEY = 'gdpr-pending';
/** After this the code is of no use, and the form is the better thing to show. */
const LIFETIME = 10 * 60_000;

// A browser may refuse storage: then the step is lost with the page, and the link in the e-mail still works.
export function keep({ email: _, ...pending }: Pending): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ ...pending, until: Date.now() + LIFETIME }));
  } catch {}
}

export function recall(): Pending | undefined {
  try {
    const { until, ...pending } = JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
    if (until > Date.now()) return pending;
  } catch {}
  return undefined;
}

export function forget(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {}
}
