import type { TextSpan } from '../reading/text-span';

/** Words somebody chose, and in which version of the text. */
export interface ChosenWords extends TextSpan {
  words: string;
  versionNumber: number;
}
