/** A passage that quotes what the text used to say. English, like the critical words. */
const NOTICE =
  /^(?:correction|clarification|editor'?s'? note|note to readers|erratum|update)\b|\b(?:earlier|previous|original|prior|older) (?:version|edition|copy|draft)|\b(?:originally|previously|incorrectly|wrongly|mistakenly|erroneously) (?:said|stated|reported|gave|put|wrote|claimed|named|identified)|\bmisstated\b|\bhas been (?:corrected|amended)\b|\bwas corrected\b|\bwe (?:regret|apologise|apologize)\b/;

/** A sentence or paragraph that takes back, denies or re-attributes what stands beside it. */
const TAKES_BACK =
  /\b(?:withdr[ae]w\w*|retract\w*|correct(?:ion|ed|s)|clarif(?:y|ies|ied|ication)|false(?:ly|hood)?|untrue|incorrect\w*|wrong(?:ly)?|den(?:y|ies|ied)|disput(?:e|es|ed)|refut\w+|debunk\w*|mislead\w*|inaccura\w+|error|hoax|satir\w+|parody|spoof|fiction(?:al)?|fabricat\w+|made up|invented|apolog(?:y|ies|i[sz]e[ds]?)|editor'?s'? note|outdated|no longer (?:true|valid|stands?)|not (?:true|the case)|never happened|contradict\w*|unverified|unconfirmed|unproven|baseless|unfounded|myth|rumou?rs?|nobody believes|the following (?:claim|statement|is|was)|according to (?:critics|opponents|a leaflet|an anonymous)|so (?:says|said|claims?|claimed) )\b/;

/** Whether folded text is of a notice about an earlier wording. */
export const isNotice = (fold: string): boolean => NOTICE.test(fold);

/** Whether folded text takes back what stands beside it. */
export const takesBack = (fold: string): boolean => TAKES_BACK.test(fold) || isNotice(fold);
