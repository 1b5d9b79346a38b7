import { Failure } from './api.js';
import type { GdprErrorCode } from './api-types.js';

export interface Problem {
  code: GdprErrorCode | Failure['reason'];
  field: string | null;
  message: string | null;
  /** Seconds. */
  retryAfter?: number | null;
}

export const toProblem = (error: unknown): Problem => ({
  code: error instanceof Failure ? error.reason : 'failed',
  field: null,
  message: String((error as Error)?.message ?? error),
});
