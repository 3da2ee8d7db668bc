import { describe, expect, it } from '@jest/globals';
import { textIdentity } from './text-identity.js';

const TEXT = 'The mayor’s office said “we paid 4.5 million” – twice…\n\nNobody asked.';

describe(textIdentity.name, () => {
  it.each([
    ['straight quotation marks', 'The mayor\'s office said "we paid 4.5 million" – twice…\n\nNobody asked.'],
    ['another dash, dots', 'The mayor’s office said “we paid 4.5 million” — twice...\n\nNobody asked.'],
    ['other white space', '  The mayor’s office said “we paid 4.5\u00a0million” – twice…\nNobody  asked.\n'],
    ['soft hyphens', 'The may\u00ador’s office said “we paid 4.5 million” – twice…\n\nNobody asked.'],
    ['emphasis', 'The mayor’s office said “we paid **4.5 million**” – twice…\n\nNobody <em>asked</em>.'],
  ])('does not see %s', (_, other) => {
    expect(textIdentity(other)).toBe(textIdentity(TEXT));
  });

  it.each([
    ['a number', TEXT.replace('4.5', '45')],
    ['a sign', TEXT.replace('4.5', '-4.5')],
    ['a question mark', TEXT.replace('asked.', 'asked?')],
    ['a comma', TEXT.replace('said ', 'said, ')],
    ['case', TEXT.replace('mayor', 'Mayor')],
    ['quotation marks that go', TEXT.replace(/[“”]/g, '')],
    ['an exponent', TEXT.replace('4.5', '4.5²')],
  ])('sees %s', (_, other) => {
    expect(textIdentity(other)).not.toBe(textIdentity(TEXT));
  });

  it('tells 10² from 102', () => {
    expect(textIdentity('10²')).not.toBe(textIdentity('102'));
  });
});
