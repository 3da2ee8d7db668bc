import type admin from './en/admin.json';
import type people from './en/people.json';
import type roles from './en/roles.json';
import type permissions from './en/permissions.json';
import type schemes from './en/schemes.json';
import type policies from './en/policies.json';
import type recusals from './en/recusals.json';
import type extraction from './en/extraction.json';
import type audit from './en/audit.json';
import type health from './en/health.json';
import type organisation from './en/organisation.json';
import type app from './en/app.json';
import type assign from './en/assign.json';
import type board from './en/board.json';
import type claims from './en/claims.json';
import type inbox from './en/inbox.json';
import type myWork from './en/myWork.json';
import type nav from './en/nav.json';
import type shortcuts from './en/shortcuts.json';
import type signIn from './en/signIn.json';

/**
 * All texts of the desk, by area: one file for each area and language. English says which there are; a test compares the
 * others with it.
 */
export interface Messages {
  admin: typeof admin;
  people: typeof people;
  roles: typeof roles;
  permissions: typeof permissions;
  schemes: typeof schemes;
  policies: typeof policies;
  recusals: typeof recusals;
  extraction: typeof extraction;
  audit: typeof audit;
  health: typeof health;
  organisation: typeof organisation;
  app: typeof app;
  assign: typeof assign;
  board: typeof board;
  claims: typeof claims;
  inbox: typeof inbox;
  myWork: typeof myWork;
  nav: typeof nav;
  shortcuts: typeof shortcuts;
  signIn: typeof signIn;
}
