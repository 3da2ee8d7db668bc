import { describe, expect, it } from '@jest/globals';
import { directionOf, visualLine } from './visual-runs.js';

const seen = (text: string, direction: 'ltr' | 'rtl') => visualLine(text, direction).runs.map((run) => run.text);

describe('A line with writing from right to left', () => {
  it('stays one run when nothing runs from right to left', () => {
    expect(seen('The city planted (4,000) trees', 'ltr')).toEqual(['The city planted (4,000) trees']);
  });

  it('puts what is read first at the right', () => {
    expect(seen('שלום world', 'rtl')).toEqual(['world', 'שלום ']);
    expect(seen('hello שלום world', 'ltr')).toEqual(['hello ', 'שלום', ' world']);
  });

  it('keeps numbers in their order and turns brackets round', () => {
    expect(seen('שלום (2026)', 'rtl')).toEqual(['(', '2026', 'שלום )']);
  });

  it('sets Arabic digits one by one, because they run from left to right', () => {
    expect(seen('شجرة ١٢٣', 'rtl')).toEqual(['١', '٢', '٣', 'شجرة ']);
  });

  it('takes the direction of a paragraph from its first letter', () => {
    expect(directionOf('(1) שלום hello')).toBe('rtl');
    expect(directionOf('hello שלום')).toBe('ltr');
    expect(directionOf('123')).toBe('ltr');
  });
});
