/** Words that only names of organisations hold, English and a few neighbours. */
const ORGANISATION =
  /\b(ministry|department|office|agency|authority|bureau|commission|committee|council|government|parliament|senate|court|police|university|institute|college|school|hospital|bank|fund|union|association|federation|foundation|society|party|company|corporation|group|inc|ltd|llc|plc|gmbh|ag|s\.?a|organi[sz]ation|ministerium|bundesamt|ministère)\b/i;

/**
 * Whether a claimant is a person or an organisation, told from the name, for claims where nobody has said it. A person is
 * assumed, as the Fact Check Tools API does; "the minister of the Ministry" is taken for an organisation, which is the
 * lesser fault.
 */
export function claimantKind(name: string): 'PERSON' | 'ORGANISATION' {
  return ORGANISATION.test(name) ? 'ORGANISATION' : 'PERSON';
}
