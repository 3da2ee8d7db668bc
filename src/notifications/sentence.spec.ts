import { describe, expect, it } from '@jest/globals';
import { sentenceOf, type Told } from './sentence.js';

const ID = '00000000-0000-4000-8000-000000000001';
const DUE = '2026-03-04T09:00:00Z';

function told(kind: Told['kind'], data: object, claim: string | null): string {
  return sentenceOf({ kind, data, claim, document: null, person: null, timeZone: 'Europe/Warsaw' });
}

describe('a notification in words', () => {
  it('names what a complaint is about: a verdict, or the desk itself', () => {
    const data = { complaintId: ID };
    expect(told('complaint.received', data, 'It rained.')).toBe(
      'A complaint about the verdict on “It rained.” has come in.',
    );
    expect(told('complaint.received', data, null)).toBe('A complaint about the desk itself has come in.');
    expect(told('complaint.due', { ...data, dueAt: DUE }, null)).toBe(
      'The complaint about the desk itself must be answered by 4 Mar 2026, 10:00 (Europe/Warsaw).',
    );
  });

  it('is the title alone where another version of the program wrote the facts', () => {
    expect(told('complaint.due', { dueAt: 'soon' }, 'It rained.')).toBe('A complaint must be answered soon.');
  });

  it('is one line, however long the claim', () => {
    const text = told('complaint.received', { complaintId: ID }, `One\nline ${'and more '.repeat(40)}`);
    expect(text).toMatch(/“One line .*…”/);
    expect(text).not.toContain('\n');
  });
});
