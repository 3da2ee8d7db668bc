import { z } from 'zod';

export const eventsQuery = z.object({
  lastEventId: z
    .string()
    .max(200)
    .optional()
    .describe('As the header `Last-Event-ID`, for clients that cannot set it. The header counts when both are there.'),
  back: z.coerce
    .number()
    .int()
    .min(0)
    .max(300)
    .default(0)
    .describe('Without a last event: seconds since the client fetched the first of what it shows.'),
});
export type EventsQuery = z.infer<typeof eventsQuery>;
