import createClient, { type Middleware } from 'openapi-fetch';
import type { components, paths } from './api-schema';
import { renewalUnderWay } from './session-renewal';

/** The shapes of the API by name: `Schemas['Claim']`. */
export type Schemas = components['schemas'];

/** A refusal of the API (RFC 9457), or no answer at all (status 0, code `OFFLINE`). */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    /** The answer as a whole: some codes say more. */
    readonly body: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'ApiProblem';
  }
}

/** The code of a refusal; empty for anything else. */
export const codeOf = (error: Error): string => (error instanceof ApiProblem ? error.code : '');

type Listener = () => void;
const listeners = new Set<Listener>();

/** Told whenever an answer says that nobody is signed in any more. @returns how to stop listening. */
export function onSignedOut(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const SIGNED_OUT = new Set(['NOT_AUTHENTICATED', 'SESSION_EXPIRED']);

/** The one request that may go on while a session is renewed, because it renews it. */
const RENEWS = /\/auth\/password$/;

const refusals: Middleware = {
  async onRequest({ request }) {
    if (!RENEWS.test(new URL(request.url).pathname)) await renewalUnderWay();
  },
  async onResponse({ request, response }) {
    if (response.ok || response.status === 304) return undefined;
    const renewal = response.status === 401 && request.method === 'GET' ? renewalUnderWay() : null;
    if (renewal) {
      // It was on its way when the old session ended: it is asked again with the new one.
      await renewal;
      const again = await fetch(request);
      if (again.ok) return again;
      throw await problemOf(again);
    }
    throw await problemOf(response);
  },
  onError: () => new ApiProblem(0, 'OFFLINE', 'The desk cannot be reached.'),
};

/** Reads a refusal, and tells whoever keeps the session when it has ended. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const body = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  const code = typeof body.code === 'string' ? body.code : 'INTERNAL';
  const detail = typeof body.detail === 'string' ? body.detail : response.statusText;
  if (SIGNED_OUT.has(code)) for (const listener of listeners) listener();
  return new ApiProblem(response.status, code, detail, body);
}

/** Says that nobody is signed in any more, as an answer told. @returns the refusal it amounts to */
export function sessionEnded(): ApiProblem {
  for (const listener of listeners) listener();
  return new ApiProblem(401, 'SESSION_EXPIRED', 'Your session has ended. Sign in again.');
}

/** The only way to the network. Every call throws `ApiProblem` when it is refused. */
export const api = createClient<paths>({ baseUrl: '', credentials: 'same-origin' });
api.use(refusals);

/** The body of an answer that has one. */
export async function data<T>(answer: Promise<{ data?: T }>): Promise<T> {
  const { data: body } = await answer;
  if (body === undefined) throw new ApiProblem(0, 'INTERNAL', 'The desk gave an empty answer.');
  return body;
}
