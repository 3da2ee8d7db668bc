import type app from './en/app.json';
import type assign from './en/assign.json';
import type board from './en/board.json';
import type claims from './en/claims.json';
import type exports from './en/exports.json';
import type imports from './en/imports.json';
import type inbox from './en/inbox.json';
import type insight from './en/insight.json';
import type myWork from './en/myWork.json';
import type nav from './en/nav.json';
import type publishing from './en/publishing.json';
import type reports from './en/reports.json';
import type shortcuts from './en/shortcuts.json';
import type signIn from './en/signIn.json';
import type webhooks from './en/webhooks.json';

/**
 * All texts of the desk, by area: one file for each area and language. English says which there are; a test compares the
 * others with it.
 */
export interface Messages {
  app: typeof app;
  assign: typeof assign;
  board: typeof board;
  claims: typeof claims;
  exports: typeof exports;
  imports: typeof imports;
  inbox: typeof inbox;
  insight: typeof insight;
  myWork: typeof myWork;
  nav: typeof nav;
  publishing: typeof publishing;
  reports: typeof reports;
  shortcuts: typeof shortcuts;
  signIn: typeof signIn;
  webhooks: typeof webhooks;
}
