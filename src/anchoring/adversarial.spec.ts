import { describe, expect, it } from '@jest/globals';
import { ADVERSARIAL_CASES } from '../../eval/carry/adversarial-cases.js';
import { readPlainText } from '../reading/read-document.js';
import { ClaimResolver } from './claim-resolver.js';

const source = (text: string) => readPlainText(text);

describe('cases made to mislead', () => {
  it.each(ADVERSARIAL_CASES.map((each) => [each.name, each] as const))(
    '%s',
    (_name, { older, newer, claim, states, at }) => {
      const [was, is] = [source(older), source(newer)];
      const start = was.text.indexOf(claim);
      expect(start).toBeGreaterThanOrEqual(0);
      const { state, span, reason, via } = new ClaimResolver(was, is).resolve({ start, end: start + claim.length });
      expect({ state: states.includes(state) ? states : state, reason, via }).toEqual({ state: states, reason, via });
      if (at !== undefined) expect(span && is.text.slice(span.start, span.end)).toBe(at);
    },
  );
});
