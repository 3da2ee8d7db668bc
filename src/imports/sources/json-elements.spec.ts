import { describe, expect, it } from '@jest/globals';
import { type JsonElement, JsonElements } from './json-elements.js';
import { rawItems, rawMembers } from './raw-json.js';

async function cut(text: string, step: number, longest = 10_000): Promise<{ found: JsonElement[]; head: object }> {
  async function* chunks(): AsyncGenerator<string> {
    for (let at = 0; at < text.length; at += step) yield text.slice(at, at + step);
  }
  const elements = new JsonElements(longest);
  const found: JsonElement[] = [];
  for await (const element of elements.read(chunks())) found.push(element);
  return { found, head: elements.head };
}

const FEED = `{ "@context" : "https://schema.org", "@type":"DataFeed","nested":[1,{"x":"]"}],
  "dataFeedElement" : [ {"a":"} \\" , ["}, {"b":[1, 2]} ,3 ], "dateModified":"2026-01-01" }`;

describe('a JSON file is cut into elements', () => {
  it.each([1, 2, 3, 7, 1000])('character for character, wherever the pieces of %d characters end', async (step) => {
    const { found, head } = await cut(FEED, step);
    expect(found).toEqual([
      { raw: '{"a":"} \\" , ["}', place: 'dataFeedElement[0]' },
      { raw: '{"b":[1, 2]}', place: 'dataFeedElement[1]' },
      { raw: '3', place: 'dataFeedElement[2]' },
    ]);
    expect(head).toEqual({ '@context': 'https://schema.org', '@type': 'DataFeed', nested: [1, { x: ']' }] });
  });

  it.each([
    ['a list', '\uFEFF[ {"a":1},\n{"b":2} ]\n', ['[0]', '[1]'], ['{"a":1}', '{"b":2}']],
    ['an empty list', '{"reports":[ ]}', [], []],
    ['an object without a list', ' {"@type":"ClaimReview","x":[1,2]} ', [''], ['{"@type":"ClaimReview","x":[1,2]}']],
    [
      'two lists',
      '{"dataFeedElement":[1],"reports":[2,3]}',
      ['dataFeedElement[0]', 'reports[0]', 'reports[1]'],
      ['1', '2', '3'],
    ],
    ['lists inside of elements', '[[1,2],{"reports":[3]}]', ['[0]', '[1]'], ['[1,2]', '{"reports":[3]}']],
  ])('%s', async (_what, text, places, raws) => {
    for (const step of [1, 4, 500]) {
      const { found } = await cut(text, step);
      expect(found.map(({ place }) => place)).toEqual(places);
      expect(found.map(({ raw }) => raw)).toEqual(raws);
    }
  });

  it('and one with a fault inside, or too long, does not stop the others', async () => {
    const { found } = await cut(`[{"a":nonsense},{"b":"${'x'.repeat(100)}"},{"c":1}]`, 5, 50);
    expect(found.map(({ raw }) => raw)).toEqual(['{"a":nonsense}', null, '{"c":1}']);
  });

  it.each([
    ['is cut off', '{"reports":[{"a":1},{"b":', 'breaks off in reports after 1 elements'],
    ['closes what was not opened', '{"reports":[{"a":1},{"b":2]}', 'closed that was not opened'],
    ['goes on after its end', '{"a":1}\n{"b":2}', 'follows the end'],
    ['is no JSON', 'title,url\n1,2', 'no object and no list'],
  ])('and a file that %s is refused at that place', async (_what, text, message) => {
    await expect(cut(text, 6)).rejects.toMatchObject({
      code: 'IMPORT_BROKEN',
      message: expect.stringContaining(message),
    });
  });
});

it('parts of a JSON text are found as they stand', () => {
  const json = '{"a b\\"":{"x": 1.0},"item" : [ {"y":1e3}, "\\u003c,]" ],"z":-0.10}';
  expect(rawMembers(json)).toEqual([
    { key: 'a b"', raw: '{"x": 1.0}' },
    { key: 'item', raw: '[ {"y":1e3}, "\\u003c,]" ]' },
    { key: 'z', raw: '-0.10' },
  ]);
  expect(rawItems('[ {"y":1e3}, "\\u003c,]" ]')).toEqual(['{"y":1e3}', '"\\u003c,]"']);
  expect([rawMembers('[1]'), rawItems('{}'), rawItems('[]'), rawMembers('{}')]).toEqual([[], [], [], []]);
});
