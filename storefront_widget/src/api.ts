/** The text of an operation; the types travel with it. */
export type Operation<Data, Variables> = string & { readonly types?: (variables: Variables) => Data };

export type Token = string | null | (() => string | null | Promise<string | null>);

export interface Shop {
  apiUrl: string;
  fetcher?: typeof fetch;
  token?: Token;
}

/** No answer that can be used. What the shop answers about a field is no Failure: it comes in `errors`. */
export class Failure extends Error {
  constructor(
    readonly reason: 'unreachable' | 'INACTIVE' | 'failed' | 'login',
    message: string,
  ) {
    super(message);
  }
}

/** Longer than a slow shop needs; without it a dead connection would leave the button busy for ever. */
const PATIENCE = 30_000;

export async function ask<Data, Variables>(
  { apiUrl, fetcher = fetch, token }: Shop,
  operation: Operation<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  let answer: { data?: Data; errors?: { message: string; extensions?: { exception?: { code?: string } } }[] };
  try {
    const bearer = typeof token === 'function' ? await token() : token;
    const response = await fetcher(apiUrl, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(bearer && { Authorization: `Bearer ${bearer}` }) },
      body: JSON.stringify({ query: operation, variables }),
      signal: AbortSignal.timeout(PATIENCE),
    });
    answer = await response.json();
  } catch (error) {
    throw new Failure('unreachable', String(error));
  }
  const problem = answer.errors?.[0];
  if (problem || !answer.data) {
    // Saleor's words for "not logged in": PermissionDenied, ExpiredSignatureError, InvalidTokenError.
    const login = /Permission|Signature|Token/.test(problem?.extensions?.exception?.code ?? '');
    throw new Failure(login ? 'login' : 'failed', problem?.message ?? 'empty answer');
  }
  return answer.data;
}
