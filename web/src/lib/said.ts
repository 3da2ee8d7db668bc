/** A refusal or failure, as the API says it. */
export interface Said {
  code?: string | null | undefined;
  message?: string | null | undefined;
  /** The whole answer, of which `detailCode` and `params` are members. */
  body?: Readonly<Record<string, unknown>>;
}
