import type { Operation } from '../src/api.js';
import type { GdprErrorCode } from './api-types.js';
import type { Bridge } from './bridge.js';

/** What the shop answers about a field, or why it did not answer; codes are names of texts. */
export interface Problem {
  code: GdprErrorCode | Reason | 'mistyped';
  field: string | null;
  message: string | null;
}

export type Reason = 'unreachable' | 'expired' | 'denied' | 'failed';

/** No answer that can be used. What was typed is still there; the caller shows why and offers to try again. */
export class Failure extends Error {
  constructor(
    readonly reason: Reason,
    message: string,
  ) {
    super(message);
  }
}

const PATIENCE = 30_000;

/** Asks the shop with the token of the person who looks. A token that ran out is renewed and asked with once more. */
export async function ask<Data, Variables>(
  bridge: Bridge,
  apiUrl: string,
  operation: Operation<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const { token } = bridge;
  try {
    return await post(apiUrl, token, operation, variables);
  } catch (error) {
    // Saleor looked at the token first, so nothing was done and asking again does nothing twice.
    if (!(error instanceof Failure) || error.reason !== 'expired') throw error;
    const fresh = await bridge.fresh(token);
    if (!fresh) throw error;
    return post(apiUrl, fresh, operation, variables);
  }
}

async function post<Data, Variables>(
  apiUrl: string,
  token: string,
  operation: Operation<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  let answer: { data?: Data; errors?: { message: string; extensions?: { exception?: { code?: string } } }[] };
  try {
    const response = await fetch(apiUrl, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      credentials: 'omit',
      body: JSON.stringify({ query: operation, variables }),
      signal: AbortSignal.timeout(PATIENCE),
    });
    answer = await response.json();
  } catch (error) {
    throw new Failure('unreachable', String(error));
  }
  const problem = answer.errors?.[0];
  if (problem || !answer.data) {
    const code = problem?.extensions?.exception?.code ?? '';
    // ExpiredSignatureError, InvalidTokenError, InvalidSignatureError and their like.
    const reason = /Permission/.test(code)
      ? 'denied'
      : /Signature|Token|Decode/.test(code)
        ? 'expired'
        : 'failed';
    throw new Failure(reason, problem?.message ?? 'empty answer');
  }
  return answer.data;
}

export const toProblem = (error: unknown): Problem => ({
  code: error instanceof Failure ? error.reason : 'failed',
  field: null,
  message: error instanceof Failure ? error.message : String(error),
});
