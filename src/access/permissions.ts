/** What can be allowed, as data: dotted, one list. Routes name one of these; roles are sets of these. */
export const PERMISSIONS = [
  'document.read',
  'document.create',
  'document.extract',
  'claim.read',
  'claim.triage',
  'claim.create',
  'label.export',
  'round.open',
  'round.read',
  'assignment.assign',
  'assignment.work',
  'adjudication.decide',
  'verdict.read',
  'verdict.approve',
  'verdict.publish',
  'report.read',
  'report.export',
  'scheme.read',
  'scheme.manage',
  'settings.read',
  'settings.manage',
  'recusal.manage',
  'user.read',
  'user.manage',
  'token.own',
  'audit.read',
  'usage.read',
  'stats.read',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

export const ROLES = ['viewer', 'reviewer', 'adjudicator', 'editor', 'admin'] as const;
export type Role = (typeof ROLES)[number];
