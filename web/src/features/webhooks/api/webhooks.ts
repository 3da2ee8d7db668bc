import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../../lib/api-client';
import { newIdempotencyKey } from '../../../lib/idempotency-key';

export type Webhook = Schemas['Webhook'];
export type Delivery = Schemas['WebhookDelivery'];
export type DeliveryState = Delivery['state'];
/** A type of event, or all of a group. */
export type EventChoice = Schemas['CreateWebhook']['events'][number];

const keyed = () => ({ 'Idempotency-Key': newIdempotencyKey() });
const etag = ({ version }: Pick<Webhook, 'version'>) => ({ 'If-Match': `"${version}"` });

export const webhooksQuery = infiniteQueryOptions({
  queryKey: ['webhooks', 'list'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) =>
    data(api.GET('/api/v1/webhooks', { params: { query: { limit: 50, cursor: pageParam } }, signal })),
  getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
});

export const webhookQuery = (id: string) =>
  queryOptions({
    queryKey: ['webhooks', id],
    queryFn: ({ signal }) => data(api.GET('/api/v1/webhooks/{id}', { params: { path: { id } }, signal })),
  });

/** Everything that can be told, but the ping. */
export const eventTypesQuery = queryOptions({
  queryKey: ['webhooks', 'event-types'],
  queryFn: async ({ signal }) => (await data(api.GET('/api/v1/webhooks/event-types', { signal }))).items,
  staleTime: Infinity,
});

export const deliveriesQuery = (id: string, state: DeliveryState | undefined) =>
  infiniteQueryOptions({
    queryKey: ['webhooks', id, 'deliveries', state],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) =>
      data(
        api.GET('/api/v1/webhooks/{id}/deliveries', {
          params: { path: { id }, query: { limit: 50, cursor, state } },
          signal,
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

export const deliveryQuery = (id: string, deliveryId: string) =>
  queryOptions({
    queryKey: ['webhooks', id, 'delivery', deliveryId],
    queryFn: ({ signal }) =>
      data(api.GET('/api/v1/webhooks/{id}/deliveries/{deliveryId}', { params: { path: { id, deliveryId } }, signal })),
  });

/** An act on webhooks: afterwards all of them are read anew. */
function useAct<Input, Result>(act: (input: Input) => Promise<Result>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: act, onSettled: () => queries.invalidateQueries({ queryKey: ['webhooks'] }) });
}

export interface WebhookFields {
  url: string;
  description: string;
  events: EventChoice[];
}

export const useMakeWebhook = () =>
  useAct((fields: WebhookFields) => data(api.POST('/api/v1/webhooks', { body: { ...fields, enabled: true } })));

export const useChangeWebhook = (webhook: Webhook) =>
  useAct((body: Schemas['ChangeWebhook']) =>
    data(api.PATCH('/api/v1/webhooks/{id}', { params: { path: { id: webhook.id }, header: etag(webhook) }, body })),
  );

export const useRemoveWebhook = (webhook: Webhook) =>
  useAct(async (_: void) => {
    await api.DELETE('/api/v1/webhooks/{id}', { params: { path: { id: webhook.id }, header: etag(webhook) } });
  });

/** A new secret; the old one signs too for a day. */
export const useNewSecret = (id: string) =>
  useAct((_: void) => data(api.POST('/api/v1/webhooks/{id}/secret', { params: { path: { id } } })));

export const usePing = (id: string) =>
  useAct((_: void) => data(api.POST('/api/v1/webhooks/{id}/test', { params: { path: { id }, header: keyed() } })));

export const useRedeliver = (id: string) =>
  useAct((deliveryId: string) =>
    data(
      api.POST('/api/v1/webhooks/{id}/deliveries/{deliveryId}/redeliver', {
        params: { path: { id, deliveryId }, header: keyed() },
      }),
    ),
  );

export const useRedeliverSince = (id: string) =>
  useAct((body: Schemas['RedeliverWebhook']) =>
    data(api.POST('/api/v1/webhooks/{id}/redeliver', { params: { path: { id }, header: keyed() }, body })),
  );
