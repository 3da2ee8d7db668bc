import { describe, expect, it } from '@jest/globals';
import { compareEvidence } from './evidence-comparison.js';

const item = (title: string, url: string | null, stance: string) => ({
  title,
  url,
  stance,
  kind: 'PRIMARY',
  quote: null,
});

describe(compareEvidence.name, () => {
  it('brings the same page together, whoever cites it and however', () => {
    const compared = compareEvidence([
      { pseudonym: 'A', evidence: [item('Register', 'https://www.town.example/register/', 'SUPPORTS')] },
      { pseudonym: 'B', evidence: [item('The register', 'http://town.example/register#houses', 'SUPPORTS')] },
    ]);
    expect(compared).toMatchObject([{ title: 'Register', disputed: false }]);
    expect(compared[0]?.citedBy.map(({ pseudonym }) => pseudonym)).toEqual(['A', 'B']);
  });

  it('puts first what raters read in opposite ways, then what only one of them has', () => {
    const compared = compareEvidence([
      {
        pseudonym: 'A',
        evidence: [
          item('Shared', 'https://a.example/1', 'SUPPORTS'),
          item('Only A', 'https://a.example/2', 'SUPPORTS'),
          item('Disputed', 'https://a.example/3', 'SUPPORTS'),
        ],
      },
      {
        pseudonym: 'B',
        evidence: [
          item('Shared', 'https://a.example/1', 'SUPPORTS'),
          item('Disputed', 'https://a.example/3', 'REFUTES'),
        ],
      },
    ]);
    expect(compared.map(({ title, disputed }) => [title, disputed])).toEqual([
      ['Disputed', true],
      ['Only A', false],
      ['Shared', false],
    ]);
  });

  it('keeps pages apart that differ in their query, and knows sources without an address by title', () => {
    const compared = compareEvidence([
      {
        pseudonym: 'A',
        evidence: [item('One', 'https://a.example/?id=1', 'CONTEXT'), item('Letter', null, 'CONTEXT')],
      },
      {
        pseudonym: 'B',
        evidence: [item('Two', 'https://a.example/?id=2', 'CONTEXT'), item('LETTER', null, 'CONTEXT')],
      },
    ]);
    expect(compared.map(({ citedBy }) => citedBy.length).toSorted((a, b) => a - b)).toEqual([1, 1, 2]);
  });

  it('is empty without evidence', () => {
    expect(compareEvidence([{ pseudonym: 'A', evidence: [] }])).toEqual([]);
  });
});
