import { z } from 'zod';
import { wholeListOf } from '../../common/page.js';
import { PRESENCE_KINDS } from './presence.entity.js';

/** As a query; the body is the same with a name of its own. */
export const presenceQuery = z.object({
  kind: z.enum(PRESENCE_KINDS),
  id: z.uuid().describe('Of the claim or document.'),
});
export const presencePlace = z.strictObject(presenceQuery.shape).meta({ id: 'PresencePlace' });
export type PresencePlace = z.infer<typeof presencePlace>;

export const presentPerson = z.object({ id: z.uuid(), displayName: z.string() }).meta({ id: 'PresentPerson' });
export const presentPeople = wholeListOf(presentPerson, 'PresentPeople');
export type PresentPeople = z.infer<typeof presentPeople>;
