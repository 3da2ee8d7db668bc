import type account from './en/account.json';
import type adjudicate from './en/adjudicate.json';
import type admin from './en/admin.json';
import type app from './en/app.json';
import type assign from './en/assign.json';
import type audit from './en/audit.json';
import type board from './en/board.json';
import type claim from './en/claim.json';
import type claims from './en/claims.json';
import type complaints from './en/complaints.json';
import type documents from './en/documents.json';
import type exports from './en/exports.json';
import type extraction from './en/extraction.json';
import type firstSteps from './en/firstSteps.json';
import type health from './en/health.json';
import type imports from './en/imports.json';
import type inbox from './en/inbox.json';
import type insight from './en/insight.json';
import type joining from './en/joining.json';
import type myWork from './en/myWork.json';
import type nav from './en/nav.json';
import type notifications from './en/notifications.json';
import type organisation from './en/organisation.json';
import type people from './en/people.json';
import type permissions from './en/permissions.json';
import type policies from './en/policies.json';
import type publishing from './en/publishing.json';
import type recusals from './en/recusals.json';
import type reports from './en/reports.json';
import type roles from './en/roles.json';
import type schemes from './en/schemes.json';
import type shortcuts from './en/shortcuts.json';
import type signIn from './en/signIn.json';
import type verdicts from './en/verdicts.json';
import type watching from './en/watching.json';
import type webhooks from './en/webhooks.json';

/**
 * All texts of the desk, by area: one file for each area and language. English says which there are; a test compares the
 * others with it.
 */
export interface Messages {
  account: typeof account;
  adjudicate: typeof adjudicate;
  admin: typeof admin;
  app: typeof app;
  assign: typeof assign;
  audit: typeof audit;
  board: typeof board;
  claim: typeof claim;
  claims: typeof claims;
  complaints: typeof complaints;
  documents: typeof documents;
  exports: typeof exports;
  extraction: typeof extraction;
  firstSteps: typeof firstSteps;
  health: typeof health;
  imports: typeof imports;
  inbox: typeof inbox;
  insight: typeof insight;
  joining: typeof joining;
  myWork: typeof myWork;
  nav: typeof nav;
  notifications: typeof notifications;
  organisation: typeof organisation;
  people: typeof people;
  permissions: typeof permissions;
  policies: typeof policies;
  publishing: typeof publishing;
  recusals: typeof recusals;
  reports: typeof reports;
  roles: typeof roles;
  schemes: typeof schemes;
  shortcuts: typeof shortcuts;
  signIn: typeof signIn;
  verdicts: typeof verdicts;
  watching: typeof watching;
  webhooks: typeof webhooks;
}
