import { useEffect } from 'react';
import { api } from '../../../lib/api-client';
import { keepSteps, readSteps } from './kept-steps';

/** The acts that first steps ask for, by the request that does them. */
const ACTS: Readonly<Record<string, readonly [method: string, path: RegExp]>> = {
  'rater-take': ['POST', /\/(queue\/next|assignments\/[^/]+\/open)$/],
  'rater-read': ['GET', /\/assignments\/[^/]+$/],
  'rater-submit': ['POST', /\/assignments\/[^/]+\/submit$/],
  'editor-document': ['POST', /\/documents$/],
  'editor-triage': ['POST', /\/claims\/([^/]+\/(accept|reject)|bulk)$/],
  'editor-assign': ['POST', /\/(rounds\/[^/]+\/assignments|assignments\/bulk)$/],
  'editor-publish': ['POST', /\/verdicts\/[^/]+\/(publish|schedule)$/],
  'adjudicator-decide': ['POST', /\/rounds\/[^/]+\/adjudication$/],
  'admin-invite': ['POST', /\/(invitations|users)$/],
};

/** Who asks for the next claim may be told that there is none. */
async function isEmptyHanded({ url }: Request, response: Response): Promise<boolean> {
  if (!url.endsWith('/queue/next')) return false;
  return ((await response.clone().json()) as { assignment: unknown }).assignment === null;
}

/** Tells of each act that the desk has taken, whichever page did it. @returns how to stop. */
function onAct(tell: (step: string) => void): () => void {
  const middleware = {
    onResponse: async ({ request, response }: { request: Request; response: Response }) => {
      if (!response.ok || (await isEmptyHanded(request, response))) return undefined;
      const { pathname } = new URL(request.url);
      for (const [step, [method, path]] of Object.entries(ACTS)) {
        if (request.method === method && path.test(pathname)) tell(step);
      }
      return undefined;
    },
  };
  api.use(middleware);
  return () => api.eject(middleware);
}

/** Notes what this person does, on every page: for the frame of the desk. */
export function useNoteActs(personId: string | undefined): void {
  useEffect(() => {
    if (personId === undefined || readSteps(personId).hidden) return undefined;
    return onAct((step) => {
      const before = readSteps(personId);
      if (!before.done.includes(step)) keepSteps(personId, { ...before, done: [...before.done, step] });
    });
  }, [personId]);
}
