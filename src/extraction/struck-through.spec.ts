import { describe, expect, it } from '@jest/globals';
import { readHtml } from '../reading/html.js';
import { readPlainText } from '../reading/read-document.js';
import { DEFAULT_EXTRACTION_SETTINGS } from './extraction-settings.js';
import { RuleBasedExtractor } from './rule-based.extractor.js';
import { struckSentences } from './struck-through.js';
import { ClaimResolver } from '../anchoring/claim-resolver.js';

const HOUSES = 'The storm destroyed 41 houses in Norvale on Monday, the mayor said.';
const COST = 'Repairs will cost $3 million, according to the council of Norvale.';

const search = ({ text, blocks }: ReturnType<typeof readPlainText>) =>
  new RuleBasedExtractor().extract({
    text,
    blocks,
    language: 'en',
    title: null,
    publishedAt: null,
    settings: DEFAULT_EXTRACTION_SETTINGS,
  });

describe(struckSentences.name, () => {
  it.each([
    ['one sentence', `~~${HOUSES}~~ ${COST}`, [COST]],
    ['two sentences between one pair of marks', `~~${HOUSES} ${COST}~~`, []],
    ['a word only', HOUSES.replace('41', '~~14~~ 41'), [HOUSES.replace('41', '~~14~~ 41')]],
    ['a mark without its other half', `~~${HOUSES}`, [`~~${HOUSES}`]],
  ])('are not suggested: %s', async (_what, text, expected) => {
    const { claims, discarded } = await search(readPlainText(text));
    expect(claims.map((claim) => claim.text)).toEqual(expected);
    for (const { reasons } of discarded) expect(reasons).toEqual(['struck-through']);
  });

  it.each(['s', 'del', 'strike'])('are seen in <%s> of a page, and are never the claim as it was', async (tag) => {
    const article = (first: string) =>
      readHtml(
        `<!doctype html><html lang="en"><head><title>Storm over Norvale</title></head><body><article>
         <p>${first} ${COST}</p><p>Nobody in the town could remember a storm like this one, and few wanted to try.</p>
         </article></body></html>`,
      );
    const before = { ...article(HOUSES), language: 'en' };
    const struck = article(
      `<${tag}>The storm destroyed <b>41 houses</b> in Norvale on Monday, the mayor said.</${tag}>`,
    );
    const after = { ...struck, language: 'en' };
    expect(after.text).toContain(`~~${HOUSES}~~ ${COST}`);
    const start = before.text.indexOf(HOUSES);
    const { state } = new ClaimResolver(before, after).resolve({ start, end: start + HOUSES.length });
    expect(state).toBe('CHANGED');
    const { claims } = await search({ ...struck, language: 'en' } as never);
    expect(claims.map((claim) => claim.text)).not.toContain(HOUSES);
  });
});
