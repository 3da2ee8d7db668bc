import type { z } from 'zod';
import type { contactOutcome, contactWay, ReportRightOfReply } from './verdict-report.schemas.js';

const WAYS: Record<z.infer<typeof contactWay>, string> = {
  EMAIL: 'by e-mail',
  PHONE: 'by telephone',
  LETTER: 'by letter',
  FORM: 'by their form',
  IN_PERSON: 'in person',
  OTHER: 'in another way',
};

const OUTCOMES: Record<z.infer<typeof contactOutcome>, string> = {
  NO_ANSWER: 'No answer came before publication.',
  DECLINED: 'They declined to comment.',
  ANSWERED: 'They answered.',
};

type Attempt = ReportRightOfReply['contactAttempts'][number];

/** "by e-mail" */
export const wayWords = ({ way }: Pick<Attempt, 'way'>): string => WAYS[way];

/** A sentence of its own. */
export const outcomeWords = ({ outcome }: Pick<Attempt, 'outcome'>): string => OUTCOMES[outcome];
