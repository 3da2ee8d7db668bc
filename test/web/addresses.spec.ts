import { describe, expect, it } from '@jest/globals';
import { readBoardSearch } from '../../web/src/features/board/api/claim-search.js';
import { insightSearchOf } from '../../web/src/lib/insight-search.js';
import { exportSearchOf } from '../../web/src/lib/publishing-search.js';
import { reportFilterOf } from '../../web/src/lib/report-filter.js';
import {
  booleanOf,
  dayOf,
  flags,
  oneOf,
  ordinalOf,
  searchOf,
  setOf,
  textOf,
  texts,
} from '../../web/src/lib/search-parameters.js';

describe('what an address may carry', () => {
  it.each([
    [textOf, ['rail', 41], ['rail', '41'], ['', null, true, {}, undefined]],
    [dayOf, ['2026-03-01'], ['2026-03-01'], ['2026-13-01', '2026-3-1', 20260301, 'today']],
    [ordinalOf, [1, 7], [1, 7], [0, -1, 1.5, '7', Number.NaN]],
    [booleanOf, [true, 'true', false, 'false'], [true, true, false, false], ['yes', 1, '', null]],
    [setOf, [true, 'true'], [true, true], [false, 'false', 1]],
    [oneOf('day', 'week'), ['day', 'week'], ['day', 'week'], ['month', 'DAY', 0, null]],
  ] as const)('is read by %p, and what is something else is left out', (read, given, expected, strange) => {
    const reader: (value: unknown) => unknown = read;
    expect(given.map(reader)).toEqual(expected);
    expect(strange.map(reader)).toEqual(strange.map(() => undefined));
  });

  it('has no parameter without a value, and none that nobody reads', () => {
    const read = searchOf({ ...texts('q', 'topic'), ...flags('late'), by: oneOf('day') });
    expect(read({ q: 'rail', topic: '', late: 'false', by: 'year', more: 'x' })).toEqual({ q: 'rail', late: false });
    expect(Object.keys(read({}))).toEqual([]);
  });

  it('names the known states of claims, in their own order', () => {
    expect(readBoardSearch({ state: 'DECIDED,nonsense,READY', view: 'list', sort: 'random', late: true })).toEqual({
      state: 'READY,DECIDED',
      view: 'list',
      late: true,
    });
    expect(readBoardSearch({ state: 'nonsense' })).toEqual({});
  });

  it('narrows figures and reports to days that exist', () => {
    expect(insightSearchOf({ view: 'people', from: '2026-02-30x', to: '2026-02-28' })).toEqual({
      view: 'people',
      to: '2026-02-28',
    });
    expect(reportFilterOf({ q: 2026, all: 'true', from: 'yesterday' })).toEqual({ q: '2026', all: true });
  });

  it('says which reports go into an export by one way only: a snapshot, else numbers, else a filter', () => {
    expect(exportSearchOf({ snapshot: 'a1', numbers: '3,17', q: 'rail' })).toEqual({ snapshot: 'a1' });
    expect(exportSearchOf({ numbers: '3,17', q: 'rail' })).toEqual({ numbers: '3,17' });
    expect(exportSearchOf({ numbers: '3;17', q: 'rail' })).toEqual({ q: 'rail' });
  });
});
