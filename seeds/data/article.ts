/** A demo document as it comes to the desk. Everybody and everything in it is invented. */
export interface Article {
  /** Natural key: a document of this title is not brought in again. */
  title: string;
  byline: string;
  url: string;
  source: string;
  publishedAt: string;
  text: string;
}

/** One line per paragraph, a blank line between: the way articles come out of a newsroom system. */
export const article = (facts: Omit<Article, 'text'>, paragraphs: readonly string[]): Article => ({
  ...facts,
  text: `${paragraphs.join('\n\n')}\n`,
});
