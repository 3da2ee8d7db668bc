/** How a desk works that has written nothing of its own: what the product makes sure of, and no more. */
export const DEFAULT_METHODOLOGY = `This is how a claim becomes a verdict report here. The rules below are kept by the software the desk works with.

## Choosing claims

Documents are read by a program that marks sentences which state something that can be checked. Editors decide which of them are checked, may add others, and write down why a claim was chosen.

Each claim is tied to the exact words of one version of its source. The report names the version and its hash, so that anybody can see which words were judged.

## Rating

Every claim is rated by one or more reviewers, as the policy of its round says. The report tells how many there were.

As a rule reviewers work blind: nobody sees another rating of the claim before giving their own. Where a round was open instead, the report says so.

A rating has a label, a reason in words and evidence with its address. Labels come from a published rating scheme; each label has a definition, and each version of the scheme stays readable.

Whoever has a part in a claim that could bias them, or is named in a recusal, does not rate it.

## Agreement and adjudication

When the ratings agree as the policy asks, the common label becomes the proposed verdict. When they do not, a further reviewer rates, or an adjudicator decides with a written reason. The report says how far the raters agreed and why it was adjudicated.

## Publication

A second person, who did not rate the claim, approves a verdict before it is published. An adjudicated verdict is not approved by its adjudicator.

A published report gets a number, keeps its address and is never edited. Sources whose safety asks for it are left out of public reports.

## When the source changes

Watched sources are compared with the words that were judged. When these words change or disappear, the report says so, and is not handed on as current until an editor has looked at it.

## Corrections

Nothing published is changed in silence. A correction is a new report that replaces the old one; a retracted report stays at its address with a notice. A change of the conclusion and every retraction needs two people. All of them are listed in public, with what was wrong and why.

## Complaints

Readers may complain about any report without an account. Complaints are answered within a number of working days that the complaints page names.
`;
