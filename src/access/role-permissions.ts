import { PERMISSIONS, type Permission, type Role } from './permissions.js';

const viewer: Permission[] = ['report.read', 'report.export', 'scheme.read', 'token.own'];
const reviewer: Permission[] = [...viewer, 'document.read', 'claim.read', 'assignment.work'];
const adjudicator: Permission[] = [...reviewer, 'round.read', 'adjudication.decide', 'verdict.read'];
const editor: Permission[] = [
  ...viewer,
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
  // Rating by editors is decided per claim by the eligibility rule (desk setting "editors may rate").
  'assignment.work',
  'verdict.read',
  'verdict.approve',
  'verdict.publish',
  'settings.read',
  'recusal.manage',
  'user.read',
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
