import { z } from 'zod';
import { filledText, isoTime, text } from '../api/text.schema.js';
import { pageOf, pageQuery } from '../common/page.js';
import { CORRECTION_KINDS } from '../verdicts/correction.entity.js';
import { COMPLAINT_OUTCOMES, COMPLAINT_STATES } from './complaint-status.js';

export const MAX_COMPLAINT = 5000;
const MIN_COMPLAINT = 20;

/** What a reader sends. */
export const complaintBody = z
  .strictObject({
    reportNumber: z
      .string()
      .regex(/^[1-9]\d{0,14}$/, 'is not the number of a report: give its digits')
      .optional()
      .describe('The report it is about; left out for a complaint about the desk.'),
    text: text(MAX_COMPLAINT)
      .refine(
        (value) => value.trim().length >= MIN_COMPLAINT,
        `say what is wrong in at least ${MIN_COMPLAINT} characters`,
      )
      .describe('What is wrong, and how one can see it.'),
    contactEmail: z
      .email('is not an e-mail address')
      .max(254, 'is too long for an e-mail address')
      .optional()
      .describe('For questions. Confidential, and erased some time after the answer.'),
  })
  .meta({ id: 'LodgeComplaint' });
export type ComplaintBody = z.infer<typeof complaintBody>;

/** What the reader is told; nothing of who works on it. */
export const complaintReceipt = z
  .object({
    number: z.string().describe('What the desk calls the complaint by.'),
    state: z.enum(COMPLAINT_STATES),
    reportNumber: z.string().nullable(),
    receivedAt: isoTime,
    dueAt: isoTime.describe('By when the desk answers.'),
    acknowledgedAt: isoTime.nullable(),
    decidedAt: isoTime.nullable(),
    answer: z.string().nullable(),
    contactKept: z.boolean().describe('Whether an e-mail address is kept with it at present.'),
    correction: z
      .object({ kind: z.enum(CORRECTION_KINDS), toReportNumber: z.string().nullable(), publishedAt: isoTime })
      .nullable()
      .describe('The published correction it led to.'),
  })
  .meta({ id: 'ComplaintReceipt' });
export type ComplaintReceipt = z.infer<typeof complaintReceipt>;

export const newComplaintReceipt = complaintReceipt
  .extend({
    token: z.string().describe('Secret of the receipt. It is told only here.'),
    statusUrl: z.string().describe('Page that says what became of it. Whoever has the address can read it.'),
  })
  .meta({ id: 'NewComplaintReceipt' });
export type NewComplaintReceipt = z.infer<typeof newComplaintReceipt>;

export const receiptParam = z.object({ token: z.string().max(100) });
export type ReceiptParam = z.infer<typeof receiptParam>;

/** As the desk sees it: without the contact, which is asked for by itself. */
export const complaintView = z
  .object({
    id: z.uuid(),
    number: z.string(),
    state: z.enum(COMPLAINT_STATES),
    reportNumber: z.string().nullable(),
    verdictId: z.uuid().nullable(),
    claimId: z.uuid().nullable(),
    text: z.string(),
    hasContact: z.boolean(),
    contactErasedAt: isoTime.nullable(),
    receivedAt: isoTime,
    dueAt: isoTime,
    overdue: z.boolean().describe("Open, and past its due date by the database's clock."),
    secondsLeft: z.int().nullable().describe('Until the due date; negative when overdue; null when nothing is owed.'),
    acknowledgedAt: isoTime.nullable(),
    assignedTo: z.uuid().nullable(),
    answer: z.string().nullable(),
    decidedAt: isoTime.nullable(),
    decidedBy: z.uuid().nullable().describe('Null also where the reader withdrew it.'),
    correctionId: z.uuid().nullable(),
    version: z.int(),
  })
  .meta({ id: 'Complaint' });
export type ComplaintView = z.infer<typeof complaintView>;
export const complaintPage = pageOf(complaintView, 'ComplaintPage');

const flag = z.enum(['true', 'false'], 'must be true or false').transform((value) => value === 'true');

export const complaintQuery = pageQuery.extend({
  state: z.enum(COMPLAINT_STATES).optional(),
  open: flag.optional().describe('true: an answer is owed.'),
  overdue: flag.optional().describe('true: an answer is owed and late.'),
  claimId: z.uuid().optional(),
  assignedTo: z.union([z.literal('me'), z.literal('nobody'), z.uuid()]).optional(),
});
export type ComplaintQuery = z.infer<typeof complaintQuery>;

export const decideComplaintBody = z
  .strictObject({
    outcome: z.enum(COMPLAINT_OUTCOMES),
    answer: filledText(5000).describe('What the reader is told. It cannot be changed afterwards.'),
  })
  .meta({ id: 'DecideComplaint' });
export type DecideComplaintBody = z.infer<typeof decideComplaintBody>;

export const assignComplaintBody = z.strictObject({ userId: z.uuid() }).meta({ id: 'AssignComplaint' });
export const linkCorrectionBody = z.strictObject({ correctionId: z.uuid() }).meta({ id: 'LinkCorrection' });

export const complaintContact = z.object({ contactEmail: z.string().nullable() }).meta({ id: 'ComplaintContact' });
