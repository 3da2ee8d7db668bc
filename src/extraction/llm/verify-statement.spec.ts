import { describe, expect, it } from '@jest/globals';
import { statementFault } from './verify-statement.js';

const CLAIM = 'It destroyed 41 houses there, he said.';
const CONTEXT = [
  'Storm costs Norvale dear',
  'Friday 3 May 2024',
  'A storm hit the coast near Norvale on Monday. Mayor Piet Halloran and Ada Novak of the Norvale Gazette met. ',
  CLAIM,
].join('\n');

describe(statementFault.name, () => {
  it.each([
    ['The storm destroyed 41 houses in Norvale, Piet Halloran said.', null],
    ['The storm on Monday destroyed forty-one houses in Norvale.', 'statement-number'],
    ['The storm destroyed 14 houses in Norvale.', 'statement-number'],
    ['The storm destroyed 41 houses and 3 boats in Norvale.', null],
    ['The storm destroyed 41 houses and two boats in Norvale.', 'statement-number'],
    ['The storm destroyed 41 houses in Westhaven.', 'statement-name'],
    ['Halloran said that the storm destroyed 41 houses.', null],
    ['Smith said that the storm destroyed 41 houses.', 'statement-name'],
    ['The storm destroyed 41 houses, Ada Halloran said.', 'statement-name'],
    ['Mayor Halloran said the storm destroyed 41 houses on Tuesday.', 'statement-name'],
    ['In May 2024 the storm destroyed 41 houses near Norvale.', null],
    ['In May 2023 the storm destroyed 41 houses near Norvale.', 'statement-number'],
    ['The storm did not destroy 41 houses.', 'statement-negation'],
    ['The government deliberately concealed enormous radioactive leakage.', 'statement-words'],
    [`The storm destroyed 41 houses${' in Norvale'.repeat(300)}.`, 'statement-too-long'],
    ['嵐が家を壊した。', 'statement-script'],
  ])('%j: %j', (statement, fault) => {
    expect(statementFault(statement, CLAIM, CONTEXT)).toBe(fault);
  });

  it('takes names and numbers in any writing of the same', () => {
    const claim = 'Ms O’Brien’s company paid $1.5 million.';
    expect(statementFault("O'Brien paid 1,500,000.", claim, claim)).toBe(null);
  });
});
