import { describe, expect, it } from '@jest/globals';
import { chatBody, type ChatDialect, FIRST_DIALECT, nextDialect } from './chat-dialect.js';
import { ANSWER_JSON_SCHEMA, parseAnswer } from './llm-answer.js';

describe(parseAnswer.name, () => {
  const one = { quote: 'It rose.', type: null, speaker: null, statement: null };

  it.each([
    ['an object', '{"claims":[{"quote":"It rose."}]}', { claims: [one], malformed: 0 }],
    ['a bare list', '[{"quote":"It rose.","speaker":" "}]', { claims: [one], malformed: 0 }],
    ['a fence', '```json\n{"claims":[]}\n```\n', { claims: [], malformed: 0 }],
    ['a claim out of form', '{"claims":[{"quote":7},{"quote":"It rose."}]}', { claims: [one], malformed: 1 }],
    [
      'half a surrogate pair',
      '{"claims":[{"quote":"\\ud83d"}]}',
      { claims: [{ ...one, quote: '\ufffd' }], malformed: 0 },
    ],
    ['text', 'Here are the claims:', null],
    ['cut off', '{"claims":[{"quote":"It ro', null],
    ['something else', '{"answer":42}', null],
    ['null', 'null', null],
  ])('reads %s', (_name, content, expected) => {
    expect(parseAnswer(content)).toEqual(expected);
  });
});

describe('the form demanded', () => {
  it('is in the strict subset: all fields required, no others', () => {
    const { properties } = ANSWER_JSON_SCHEMA as { properties: { claims: { items: Record<string, unknown> } } };
    expect(ANSWER_JSON_SCHEMA).toMatchObject({ type: 'object', required: ['claims'], additionalProperties: false });
    expect(properties.claims.items).toMatchObject({
      required: ['quote', 'type', 'speaker', 'statement'],
      additionalProperties: false,
    });
  });
});

describe(nextDialect.name, () => {
  it.each<[string, Partial<ChatDialect>, string, Partial<ChatDialect> | null]>([
    ['no schemas', {}, 'response_format json_schema is not supported', { format: 'json_object' }],
    ['no reason given', {}, '', { format: 'json_object' }],
    ['no formats at all', { format: 'json_object' }, 'unknown field response_format', { format: 'none' }],
    [
      'another name of the limit',
      {},
      "use 'max_completion_tokens', not 'max_tokens'",
      { limit: 'max_completion_tokens' },
    ],
    ['a fixed temperature', {}, '{"error":{"param":"temperature"}}', { temperature: false }],
    ['no seed', {}, 'Extra inputs are not permitted: seed', { seed: false }],
    ['nothing left to change', { format: 'none' }, 'bad request', null],
  ])('answers to %s', (_name, dialect, refusal, change) => {
    const before = { ...FIRST_DIALECT, ...dialect };
    expect(nextDialect(before, refusal)).toEqual(change && { ...before, ...change });
  });

  it('comes to an end whatever an endpoint names', () => {
    let dialect: ChatDialect | null = FIRST_DIALECT;
    let steps = 0;
    for (; dialect !== null; steps += 1) dialect = nextDialect(dialect, 'max_tokens temperature seed');
    expect(steps).toBe(6);
  });

  it('sends only what the dialect has', () => {
    const plain: ChatDialect = { format: 'none', limit: 'max_completion_tokens', temperature: false, seed: false };
    expect(chatBody(plain, { model: 'm', messages: [], maxTokens: 9 })).toEqual({
      model: 'm',
      messages: [],
      max_completion_tokens: 9,
      stream: false,
    });
  });
});
