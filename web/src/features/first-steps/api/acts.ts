import { useEffect } from 'react';
import { api, type Schemas } from '../../../lib/api-client';
import type { Me } from '../../../lib/me';
import { type KeptSteps, keepSteps, ownerOf, readSteps } from './kept-steps';

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
  'demo-triage': ['POST', /\/claims\/([^/]+\/accept|bulk)$/],
  'demo-assign': ['POST', /\/assignments\/bulk$/],
  'demo-first': ['POST', /\/assignments\/[^/]+\/submit$/],
  'demo-settle': ['POST', /\/rounds\/[^/]+\/adjudication$/],
  'demo-approve': ['POST', /\/verdicts\/[^/]+\/approve$/],
  'demo-publish': ['POST', /\/verdicts\/[^/]+\/(publish|schedule)$/],
};

const bodyOf = async <Body>(response: Response): Promise<Body> => (await response.clone().json()) as Body;

/** Who asks for the next claim may be told that there is none; a plan that is only shown gives nobody anything. */
async function isNothing({ url }: Request, response: Response): Promise<boolean> {
  if (url.endsWith('/queue/next')) return (await bodyOf<{ assignment: unknown }>(response)).assignment === null;
  return url.endsWith('/assignments/bulk') && !(await bodyOf<Schemas['AssignmentPlan']>(response)).applied;
}

/** In the demo: who got the first claim that two people rate, so that the tour leads to them. */
async function ratersOf(response: Response): Promise<Pick<KeptSteps, 'raters'>> {
  const { items } = await bodyOf<Schemas['AssignmentPlan']>(response);
  const [first] = items.filter(({ assignments }) => assignments.length > 1);
  const raters = first?.assignments.flatMap(({ reviewerName: name, assignmentId }) =>
    assignmentId === null ? [] : [{ name, assignmentId }],
  );
  return raters ? { raters } : {};
}

/** Tells of each act that the desk has taken, whichever page did it. @returns how to stop. */
function onAct(tell: (step: string, response: Response) => Promise<void>): () => void {
  const middleware = {
    onResponse: async ({ request, response }: { request: Request; response: Response }) => {
      const { pathname } = new URL(request.url);
      const steps = Object.entries(ACTS).filter(
        ([, [method, path]]) => request.method === method && path.test(pathname),
      );
      if (steps.length === 0 || !response.ok || (await isNothing(request, response))) return undefined;
      for (const [step] of steps) await tell(step, response);
      return undefined;
    },
  };
  api.use(middleware);
  return () => api.eject(middleware);
}

/** Notes what this person does, on every page: for the frame of the desk. */
export function useNoteActs(me: Me | null | undefined): void {
  const personId = me?.id;
  const owner = me ? ownerOf(me) : undefined;
  useEffect(() => {
    if (owner === undefined || readSteps(owner).hidden) return undefined;
    return onAct(async (step, response) => {
      const found = step === 'demo-assign' ? await ratersOf(response) : {};
      const before = readSteps(owner);
      const isSecond = step === 'demo-first' && before.firstBy !== undefined && before.firstBy !== personId;
      const done = isSecond ? 'demo-second' : step;
      if (before.done.includes(done)) return;
      const by = step === 'demo-first' && personId !== undefined ? { firstBy: before.firstBy ?? personId } : {};
      keepSteps(owner, { ...before, ...found, ...by, done: [...before.done, done] });
    });
  }, [personId, owner]);
}
