import { z } from 'zod';

/** Path parameter `:id`. */
export const idParam = z.object({ id: z.uuid('is not an id: ids are UUIDs') });
export type IdParam = z.infer<typeof idParam>;
