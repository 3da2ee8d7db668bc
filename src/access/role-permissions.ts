import { PERMISSIONS, type Permission, type Role } from './permissions.js';

const viewer: Permission[] = ['report.read', 'report.export', 'scheme.read', 'token.own'];
const reviewer: Permission[] = [...viewer, 'document.read', 'claim.read', 'comment.write', 'assignment.work'];
const adjudicator: Permission[] = [
  ...reviewer,
  'round.read',
  'adjudication.decide',
  'verdict.read',
  'agreement.read',
  'priorCheck.read',
];
const editor: Permission[] = [
  ...viewer,
  'document.read',
  'document.create',
  'document.extract',
  'import.run',
  'priorCheck.read',
  'hook.manage',
  'watch.read',
  'watch.manage',
  'claim.read',
  'comment.write',
  'claim.triage',
  'claim.create',
  'label.export',
  'export.create',
  'round.open',
  'round.read',
  'gold.manage',
  'assignment.assign',
  // Rating by editors is decided per claim by the eligibility rule (desk setting "editors may rate").
  'assignment.work',
  'verdict.read',
  'verdict.approve',
  'verdict.publish',
  'complaint.handle',
  'settings.read',
  'recusal.manage',
  'user.read',
  'user.profile',
  'agreement.read',
  'agreement.people',
  'audit.read',
  'stats.read',
];

/** Which role may do what. Separation of duties is not here: it is per claim, checked where the act happens. */
export const ROLE_PERMISSIONS: Record<Role, ReadonlySet<Permission>> = {
  viewer: new Set(viewer),
  reviewer: new Set(reviewer),
  adjudicator: new Set(adjudicator),
  editor: new Set(editor),
  admin: new Set(
    PERMISSIONS.filter((permission) => permission !== 'assignment.work' && permission !== 'adjudication.decide'),
  ),
};
