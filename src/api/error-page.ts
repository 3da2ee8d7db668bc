/** An error for somebody who reads pages. */
export interface ErrorPage {
  /** Must not ask the database: it may be what failed. */
  render(problem: { status: number; detail: string; requestId: string }): string;
}

/** Nest injection token. */
export const ERROR_PAGE = Symbol('ERROR_PAGE');
