import type { CorrectionKind } from './correction.entity.js';

interface Conclusion {
  label: string;
  summary: string;
  rationale: string;
  shortStatement: string;
}

/**
 * Why this kind does not fit the difference it makes; null when it does. What changes the conclusion is a CORRECTION
 * and is called one: no euphemisms (docs/workflow.md, "Corrections").
 */
export function correctionKindFault(
  kind: CorrectionKind,
  change: Partial<Conclusion>,
  current: Conclusion,
): string | null {
  const differs = (Object.keys(change) as (keyof Conclusion)[]).filter(
    (field) => change[field] !== undefined && change[field] !== current[field],
  );
  if (differs.length === 0) return 'This changes nothing: give at least one field a new value.';
  if (differs.includes('label') && kind !== 'CORRECTION') {
    return `The label changes, so this is a CORRECTION, not ${kind}: a second person has to approve it.`;
  }
  return null;
}
