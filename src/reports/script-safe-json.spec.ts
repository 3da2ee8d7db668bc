import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toClaimReview } from './claim-review.js';
import { isScriptSafe, scriptSafeJson } from './script-safe-json.js';
import { HOSTILE_TEXTS, hostileReport } from '../../test/support/verdict-report.fixture.js';

describe(scriptSafeJson.name, () => {
  it('escapes what could end the element or the line', () => {
    expect(scriptSafeJson({ a: '</script>&\u2028\u2029' })).toBe(
      String.raw`{"a":"\u003c/script\u003e\u0026\u2028\u2029"}`,
    );
  });

  it.each(HOSTILE_TEXTS.map((text) => [JSON.stringify(text.slice(0, 30)), text]))(
    'makes %s harmless',
    (_name, text) => {
      const review = toClaimReview(hostileReport(text));
      const json = scriptSafeJson(review);
      expect(isScriptSafe(json)).toBe(true);
      expect(JSON.parse(json)).toEqual(review);
    },
  );

  it('never lets markup through and always parses back to the same value', () => {
    const part = fc.constantFrom('<', '>', '&', '</script', '<!--', ']]>', '\u2028', '\u2029', '\\', '"', '\u202E');
    const text = fc.array(fc.oneof(part, fc.string({ unit: 'binary' }))).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.dictionary(text, fc.oneof(text, fc.array(text), fc.integer())), (value) => {
        const json = scriptSafeJson(value);
        expect(json).not.toMatch(/[<>&\u2028\u2029]/);
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('refuses values JSON has no text for', () => {
    expect(() => scriptSafeJson(undefined)).toThrow(TypeError);
  });
});
