import { describe, expect, it } from '@jest/globals';
import { correctionKindFault } from './correction-kind.js';

const CURRENT = {
  label: 'TRUE',
  summary: 'So it is.',
  rationale: 'The register says so.',
  shortStatement: '41 houses',
};

describe(correctionKindFault.name, () => {
  it.each(['TYPO', 'CLARIFICATION', 'UPDATE'] as const)('a %s may change words, not the label', (kind) => {
    expect(correctionKindFault(kind, { summary: 'So it was.' }, CURRENT)).toBeNull();
    expect(correctionKindFault(kind, { label: 'FALSE' }, CURRENT)).toMatch(/this is a CORRECTION, not/);
    expect(correctionKindFault(kind, { label: 'FALSE', summary: 'No.' }, CURRENT)).toMatch(/second person/);
  });

  it('a CORRECTION may change the label, with or without words', () => {
    expect(correctionKindFault('CORRECTION', { label: 'FALSE' }, CURRENT)).toBeNull();
    expect(correctionKindFault('CORRECTION', { label: 'FALSE', rationale: 'Misread.' }, CURRENT)).toBeNull();
    expect(correctionKindFault('CORRECTION', { rationale: 'Misread.' }, CURRENT)).toBeNull();
  });

  it.each([{}, { label: 'TRUE' }, { ...CURRENT }, { summary: undefined }])('nothing changes with %j', (change) => {
    expect(correctionKindFault('CORRECTION', change, CURRENT)).toMatch(/changes nothing/);
  });
});
