import { describe, expect, it } from '@jest/globals';
import { readPlainText } from '../reading/read-document.js';
import { attribute, type Attribution } from './attribution.js';
import { registryOf } from './name-registry.js';
import { findQuotations } from './quotes.js';
import { sentencesOf } from './sentence.js';

/** The attribution of each sentence of a text. */
function attributionsOf(source: string): Attribution[] {
  const { text, blocks } = readPlainText(source);
  const sentences = sentencesOf(text, blocks, findQuotations(text, blocks), 'en');
  return attribute(text, sentences, registryOf(sentences));
}

const lastOf = (text: string): Attribution | undefined => attributionsOf(text).at(-1);

describe(attribute.name, () => {
  it.each([
    ['Hana Kim of the Harbour Circle said the quay was closed.', 'Hana Kim'],
    ['Beekeeper Lotte Ashdown said the bees had left.', 'Lotte Ashdown'],
    ['A spokesman for the council said it would appeal.', 'spokesman for the council'],
    ['“It was an attempt to mislead,’’ Ada Novak, the head of the agency, told the board.', 'Ada Novak'],
    [
      'Novak, Harbour’s chief engineer, said Tuesday that Ada Novak had left. Novak, its owner, said so too.',
      'Ada Novak',
    ],
    ['Coach Ben Osei expressed confidence in the winger, saying that goals would come.', 'Ben Osei'],
    [
      'The Election Board, which runs the count, issued a statement warning that “voters are entitled to a result.”',
      'Election Board',
    ],
    ['Prices rose in towns where fares were cut, according to a study.', 'study'],
    ['The two proposed joint acts, according to a report issued by the Kremlin.', 'Kremlin'],
    ['The authors of the research published in the journal Heart argued that the law had helped.', 'authors'],
    ['The patient described two winters without sleep.', 'patient'],
    ['The bridge is safe, said the mayor.', 'mayor'],
    ['The fund is empty, said union secretary Hollis Grange.', 'Hollis Grange'],
    ['Deckhands earn less than in 2022, according to the seafarers’ union.', "seafarers' union"],
    ['It pointed out that it has no role in the matter, the mayor’s office said.', "mayor's office"],
    ['Ada Novak in October revealed plans to sell the fleet.', 'Ada Novak'],
    ['Earlier this year the firm said it would repay the loan.', 'firm'],
    ['The envoy Ada Novak surprised the board by warning that the bank would fail.', 'Ada Novak'],
  ])('finds the speaker of: %s', (text, speaker) => {
    expect(lastOf(text)?.speaker).toBe(speaker);
  });

  it.each([
    ['somebody of whom it is said', 'Ada Novak was accused of fraud in May.'],
    ['a critic without a name', 'Ada Novak is accused by critics of hiding the loss.'],
    ['shares that added something', 'Norvale Steel added 20.7 points on Monday.'],
    ['states that are countries', 'Sales have risen in U.S. states where the law changed.'],
    ['a record that shows something', 'The scan revealed a fracture of the left hand.'],
    ['an account that posted a picture', 'Norvale Steel posted a picture of the gate.'],
    ['a father who had stopped asking', 'A second bus would be nice, but he had stopped asking.'],
    ['whoever is expected to act', 'The Election Board is expected to decide on Friday.'],
  ])('takes for no speaker %s', (_what, text) => {
    expect(lastOf(text)?.speaker).toBeNull();
  });

  it.each([
    ['Neighbours said they heard nothing.'],
    ['Two officials said the plan was dead.'],
    ['Some residents of the village said the water was brown.'],
    ['Experts warn that the dam is old.'],
  ])('knows a source that nobody could ask: %s', (text) => {
    expect(lastOf(text)).toMatchObject({ speaker: null, via: 'unnamed' });
  });

  it('takes a pronoun for the last source, and for a later subject once the text has turned to another person', () => {
    const [, second, , fourth] = attributionsOf(
      'Ada Novak said the dam held. She added that it was old. Ben Osei scored twice on Tuesday. “I just shoot,” he said.',
    );
    expect(second?.speaker).toBe('Ada Novak');
    expect(fourth?.speaker).toBe('Ben Osei');
  });

  it('gives a paragraph that is only a quotation to whoever was reported just before it', () => {
    expect(
      lastOf('Envoy Ada Novak said the pact was dead.\n\n“They wanted us to sign without reading a single page of it.”')
        ?.speaker,
    ).toBe('Ada Novak');
  });
});
