import { AppError, type FieldFault } from '../common/app-error.js';
import type { PublishedReport } from './to-report.js';

export const reportNotFound = (): AppError => new AppError('NOT_FOUND', 'There is no published report of this number.');

/** What readers and the markup would get is wrong in a way the desk can mend. */
export function reportInvalid(faults: FieldFault[]): AppError {
  const what = faults.map(({ path, message }) => `${path}: ${message}`).join(' ');
  return new AppError('REPORT_INVALID', `This cannot be published as it stands. ${what}`, { faults });
}

export const publicUrlMissing = (): AppError =>
  new AppError(
    'PUBLIC_URL_MISSING',
    'Nothing can be published while the server does not know the address readers use: set PUBLIC_URL and start it again.',
  );

/** A report that exists, but not as ClaimReview: the markup has no word for what became of it. */
export function noClaimReview({ report, newestNumber }: PublishedReport): AppError {
  const { number, retracted, state, standing } = report;
  const full = `The full report stays at ${number}.json.`;
  if (retracted) return new AppError('NOT_FOUND', `Report ${number} was retracted, so it has no ClaimReview. ${full}`);
  if (state === 'SUPERSEDED') {
    const message = `Report ${number} was replaced, so it has no ClaimReview: see ${newestNumber}.jsonld. ${full}`;
    return new AppError('NOT_FOUND', message, { newestReport: newestNumber });
  }
  const why = standing === 'unknown' ? 'has a new version that is not compared yet' : 'has changed since its verdict';
  const message = `The source of report ${number} ${why}, so it has no ClaimReview for now. ${full}`;
  return new AppError('NOT_FOUND', message);
}
