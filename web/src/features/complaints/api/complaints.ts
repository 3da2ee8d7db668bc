import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { actOn, useAct } from '../../../lib/acts';
import { api, data, type Schemas } from '../../../lib/api-client';

export type Complaint = Schemas['Complaint'];
export type Outcome = Schemas['DecideComplaint']['outcome'];

export const COMPLAINT_LISTS = ['open', 'mine', 'nobody', 'overdue', 'done'] as const;
export type ComplaintList = (typeof COMPLAINT_LISTS)[number];

const FILTERS = {
  open: { open: 'true' },
  mine: { open: 'true', assignedTo: 'me' },
  nobody: { open: 'true', assignedTo: 'nobody' },
  overdue: { open: 'true', overdue: 'true' },
  done: { open: 'false' },
} as const;

/** Complaints, the most pressing first. */
export const complaintsQuery = (list: ComplaintList) =>
  infiniteQueryOptions({
    queryKey: ['complaints', 'list', list],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) =>
      data(api.GET('/api/v1/complaints', { params: { query: { ...FILTERS[list], cursor } }, signal })),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

export const complaintQuery = (id: string) =>
  queryOptions({
    queryKey: ['complaints', id],
    queryFn: ({ signal }) => data(api.GET('/api/v1/complaints/{id}', { params: { path: { id } }, signal })),
  });

export const verdictQuery = (id: string) =>
  queryOptions({
    queryKey: ['verdicts', 'one', id],
    queryFn: ({ signal }) => data(api.GET('/api/v1/verdicts/{id}', { params: { path: { id } }, signal })),
  });

/** Corrections of the claim that the complaint may have led to: what waits, and what was applied lately. */
export const correctionsOfClaimQuery = (claimId: string) =>
  queryOptions({
    queryKey: ['corrections', 'of-claim', claimId],
    queryFn: async ({ signal }) => {
      const query = { params: { query: { limit: 200 } }, signal };
      const [waiting, applied] = await Promise.all([
        data(api.GET('/api/v1/correction-requests', query)),
        data(api.GET('/api/v1/corrections', query)),
      ]);
      return [...waiting.items, ...applied.items].filter((each) => each.claimId === claimId);
    },
  });

const TOUCHED = [['complaints'], ['notifications']];

export const useAcknowledge = (id: string) =>
  useAct(() => data(api.POST('/api/v1/complaints/{id}/acknowledge', actOn(id))), TOUCHED);

export const useAssignComplaint = (id: string) =>
  useAct(
    (userId: string) =>
      data(api.PUT('/api/v1/complaints/{id}/assignee', { params: { path: { id } }, body: { userId } })),
    TOUCHED,
  );

export const useDecide = (id: string) =>
  useAct(
    (body: Schemas['DecideComplaint']) => data(api.POST('/api/v1/complaints/{id}/decide', { ...actOn(id), body })),
    TOUCHED,
  );

export const useWithdrawComplaint = (id: string) =>
  useAct(
    (reason: string) => data(api.POST('/api/v1/complaints/{id}/withdraw', { ...actOn(id), body: { reason } })),
    TOUCHED,
  );

export const useLinkCorrection = (id: string) =>
  useAct(
    (correctionId: string) =>
      data(api.PUT('/api/v1/complaints/{id}/correction', { params: { path: { id } }, body: { correctionId } })),
    TOUCHED,
  );

/** The reader's address; each look is in the audit trail, so it is fetched when somebody asks and not kept. */
export const useContact = (id: string) =>
  useAct(() => data(api.GET('/api/v1/complaints/{id}/contact', { params: { path: { id } } })), []);

export const useEraseContact = (id: string) =>
  useAct(
    (reason: string) => data(api.POST('/api/v1/complaints/{id}/contact/erase', { ...actOn(id), body: { reason } })),
    TOUCHED,
  );
