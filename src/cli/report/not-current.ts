import { isCurrent, type VerdictReport } from '../../reports/verdict-report.schemas.js';
import { CliError } from '../failures.js';

/** @throws CliError REPORT_NOT_CURRENT that says why */
export function assertCurrent(report: VerdictReport): void {
  if (isCurrent(report)) return;
  const why = report.retracted
    ? 'was retracted'
    : report.supersededBy !== null || report.state === 'SUPERSEDED'
      ? 'was replaced by a newer one'
      : report.standing === 'unknown'
        ? 'is of unknown standing: a new version of its source has not been compared yet'
        : 'is stale: its source has changed since the verdict';
  throw new CliError('REPORT_NOT_CURRENT', `Report ${report.number} ${why}. Leave out --current to have it, marked.`);
}
