import { z } from 'zod';
import { defineKind } from './kind.js';

/** To administrators, about the systems that are told of events. */
export const WEBHOOK_KINDS = {
  'webhook.disabled': defineKind({
    title: 'A webhook was disabled',
    audience: 'desk',
    mayBeGeneral: true,
    data: z.strictObject({
      webhookId: z.uuid(),
      host: z.string().max(300),
      because: z.enum(['GONE', 'FAILING']),
    }),
    optional: true,
    digest: true,
    text: ({ host, because }) =>
      because === 'GONE'
        ? `The webhook to ${host} was disabled: the receiver says that it is gone for good (HTTP 410).`
        : `The webhook to ${host} was disabled: nothing could be delivered for days.`,
  }),
} as const;
