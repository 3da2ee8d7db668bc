import type app from './en/app.json';
import type assign from './en/assign.json';
import type board from './en/board.json';
import type claims from './en/claims.json';
import type inbox from './en/inbox.json';
import type myWork from './en/myWork.json';
import type nav from './en/nav.json';
import type rate from './en/rate.json';
import type shortcuts from './en/shortcuts.json';
import type signIn from './en/signIn.json';

/**
 * All texts of the desk, by area: one file for each area and language. English says which there are; a test compares the
 * others with it.
 */
export interface Messages {
  app: typeof app;
  assign: typeof assign;
  board: typeof board;
  claims: typeof claims;
  inbox: typeof inbox;
  myWork: typeof myWork;
  nav: typeof nav;
  rate: typeof rate;
  shortcuts: typeof shortcuts;
  signIn: typeof signIn;
}
