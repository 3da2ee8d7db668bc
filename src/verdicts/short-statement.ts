const LIMIT = 75;

/**
 * The statement cut to fewer than 75 characters at a word boundary: the length Google advised for `claimReviewed`
 * (docs/claim-review.md). The full statement stays beside it.
 */
export function shortStatement(statement: string): string {
  const flat = statement.replace(/\s+/g, ' ').trim();
  if (flat.length < LIMIT) return flat;
  const cut = flat.slice(0, LIMIT - 2);
  const end = cut.lastIndexOf(' ');
  // No boundary in sight (one very long word): cut between characters, never inside a surrogate pair.
  const kept = end > 20 ? cut.slice(0, end) : cut.replace(/[\uD800-\uDBFF]$/, '');
  return `${kept.replace(/[\s,;:.]+$/, '')}…`;
}
