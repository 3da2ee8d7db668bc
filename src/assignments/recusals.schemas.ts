import { z } from 'zod';
import { filledText, isoTime } from '../api/text.schema.js';
import { wholeListOf } from '../common/page.js';
import { RECUSAL_KINDS } from './recusal.entity.js';

const time = z.iso.datetime({ offset: true }).nullable().optional();

const fields = {
  kind: z.enum(RECUSAL_KINDS),
  subject: filledText(300).describe("Claim id, source id, the claimant's name, or a topic."),
  reason: filledText(2000),
  validFrom: time.describe('Holds from here; left out: from the beginning.'),
  validUntil: time.describe('Holds until here; left out: for good.'),
};

interface Stated {
  kind: (typeof RECUSAL_KINDS)[number];
  subject: string;
  validFrom?: string | null;
  validUntil?: string | null;
}

const namesItsSubject = ({ kind, subject }: Stated): boolean =>
  kind === 'CLAIMANT' || kind === 'TOPIC' || z.uuid().safeParse(subject.trim()).success;
const subjectFault = { path: ['subject'], message: 'must be the id of the claim or source' };

const endsAfterItBegins = ({ validFrom, validUntil }: Stated): boolean =>
  !validFrom || !validUntil || new Date(validFrom) < new Date(validUntil);
const periodFault = { path: ['validUntil'], message: 'must be after validFrom' };

export const recusalBody = z
  .strictObject({ userId: z.uuid(), ...fields })
  .refine(namesItsSubject, subjectFault)
  .refine(endsAfterItBegins, periodFault)
  .meta({ id: 'AddRecusal' });
export type RecusalBody = z.infer<typeof recusalBody>;

export const ownRecusalBody = z
  .strictObject(fields)
  .refine(namesItsSubject, subjectFault)
  .refine(endsAfterItBegins, periodFault)
  .meta({ id: 'DeclareRecusal' });
export type OwnRecusalBody = z.infer<typeof ownRecusalBody>;

export const recusalView = z
  .object({
    id: z.uuid(),
    userId: z.uuid(),
    kind: z.enum(RECUSAL_KINDS),
    subject: z.string(),
    reason: z.string(),
    validFrom: isoTime.nullable(),
    validUntil: isoTime.nullable(),
    declaredBy: z.uuid().nullable().describe('Who put it on record.'),
    createdAt: isoTime,
  })
  .meta({ id: 'Recusal' });
export type RecusalView = z.infer<typeof recusalView>;
export const recusalList = wholeListOf(recusalView, 'RecusalList');
