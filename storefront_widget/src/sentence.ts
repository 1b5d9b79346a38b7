import type { Messages } from './messages.js';
import type { Problem } from './problem.js';

/** What is wrong in the person's language; the server's own words only where we have none. */
export function sentence(t: Messages, tag: string, textLimit: number, problem: Problem): string {
  const { code, field, message, retryAfter } = problem;
  if (code === 'TOO_MANY') return t.tooMany(retryAfter ? inTime(tag, retryAfter) : t.later);
  if (field === 'code' && code.startsWith('TOKEN')) return t.codeGone;
  if (code === 'INVALID' || code === 'REQUIRED') {
    if (field === 'email') return t.emailWrong;
    if (field === 'text') return code === 'REQUIRED' ? t.textNeeded : t.textWrong(textLimit);
    if (field === 'restrictionGround') return t.groundWrong;
    if (field === 'code') return t.codeShape;
  }
  // A code is the name of its text; TOKEN_USED, TOKEN_EXPIRED and TOKEN_INVALID are one text, TOKEN.
  const known = (t as Record<string, unknown>)[code.replace(/^TOKEN_.*/, 'TOKEN')];
  return (known as string | undefined) || message || t.failed;
}

/** 90 → "in 2 minutes": rounded up, so that nobody comes back too early. */
export function inTime(tag: string, seconds: number): string {
  const format = new Intl.RelativeTimeFormat(tag, { numeric: 'always' });
  if (seconds < 60) return format.format(Math.ceil(seconds), 'second');
  if (seconds < 3600) return format.format(Math.ceil(seconds / 60), 'minute');
  return format.format(Math.ceil(seconds / 3600), 'hour');
}
