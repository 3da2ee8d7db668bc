import { describe, expect, it } from '@jest/globals';
import { cpuSeconds } from '../../test/support/cpu-seconds.js';
import { relativeDates } from './relative-dates.js';

/** A Thursday. */
const PUBLISHED = '2026-03-12';

/** Each date as `words: from` or `words: from..to`. */
const told = (sentence: string, published: string | null = PUBLISHED): string[] =>
  relativeDates(sentence, published).map(({ text, from, to }) => `${text}: ${from === to ? from : `${from}..${to}`}`);

describe(relativeDates.name, () => {
  it.each([
    ['The council met yesterday.', ['yesterday: 2026-03-11']],
    ['Yesterday evening the river rose.', ['Yesterday: 2026-03-11']],
    ['The court ruled earlier today.', ['earlier today: 2026-03-12']],
    ['Three people died last night and one this morning.', ['last night: 2026-03-11', 'this morning: 2026-03-12']],
    ['It begins tomorrow.', ['tomorrow: 2026-03-13']],
    ['He left the day before yesterday.', ['the day before yesterday: 2026-03-10']],
    ['She returns the day after tomorrow.', ['the day after tomorrow: 2026-03-14']],
    ['The ban was lifted last Friday.', ['last Friday: 2026-03-06']],
    ['The ban was lifted last Thursday.', ['last Thursday: 2026-03-05']],
    ['Talks resume next Tuesday.', ['next Tuesday: 2026-03-17']],
    ['Prices rose this week.', ['this week: 2026-03-09..2026-03-15']],
    ['Prices rose last week.', ['last week: 2026-03-02..2026-03-08']],
    ['Prices fell earlier this week.', ['earlier this week: 2026-03-09..2026-03-12']],
    ['The vote is next week.', ['next week: 2026-03-16..2026-03-22']],
    ['Fans came last weekend.', ['last weekend: 2026-03-07..2026-03-08']],
    ['Fans will come this weekend.', ['this weekend: 2026-03-14..2026-03-15']],
    ['Fans came this weekend.', ['this weekend: 2026-03-07..2026-03-08']],
    ['Exports fell last month.', ['last month: 2026-02-01..2026-02-28']],
    ['The plant opens next month.', ['next month: 2026-04-01..2026-04-30']],
    ['Exports fell last quarter.', ['last quarter: 2025-10-01..2025-12-31']],
    ['The law passed last year.', ['last year: 2025-01-01..2025-12-31']],
    ['The law passed earlier this year.', ['earlier this year: 2026-01-01..2026-03-12']],
    ['The law will pass later this year.', ['later this year: 2026-03-12..2026-12-31']],
    ['The law will pass next year.', ['next year: 2027-01-01..2027-12-31']],
    ['The bridge fell two months ago.', ['two months ago: 2026-01-01..2026-01-31']],
    ['The bridge fell 10 days ago.', ['10 days ago: 2026-03-02']],
    ['The bridge fell three weeks ago.', ['three weeks ago: 2026-02-16..2026-02-22']],
    ['The bridge fell a year ago.', ['a year ago: 2025-01-01..2025-12-31']],
    ['Rents doubled in the last two years.', ['the last two years: 2024-03-12..2026-03-12']],
    ['Rents doubled over the past month.', ['the past month: 2026-02-12..2026-03-12']],
    ['Rents will double over the next 10 days.', ['the next 10 days: 2026-03-12..2026-03-22']],
    [
      "Last year's budget was smaller than next year's.",
      ['Last year: 2025-01-01..2025-12-31', 'next year: 2027-01-01..2027-12-31'],
    ],
  ])('%s', (sentence, expected) => {
    expect(told(sentence)).toEqual(expected);
  });

  describe('a weekday without "last" or "next"', () => {
    it.each([
      ['The mayor resigned on Tuesday.', 'Tuesday: 2026-03-10'],
      ['The mayor resigned on Friday.', 'Friday: 2026-03-06'],
      ['The mayor resigned on Thursday.', 'Thursday: 2026-03-12'],
      ['The mayor said on Monday that the ban will start soon.', 'Monday: 2026-03-09'],
      ['The mayor, who will retire, spoke on Monday.', 'Monday: 2026-03-09'],
      ['Roads closed due to snow on Monday.', 'Monday: 2026-03-09'],
      ["On Monday, the mayor's office closed.", 'Monday: 2026-03-09'],
    ])('is the most recent one in the past: %s', (sentence, expected) => {
      expect(told(sentence)).toEqual([expected]);
    });

    it.each([
      ['The council will vote on Tuesday.', 'Tuesday: 2026-03-17'],
      ['The council will be asked on Thursday.', 'Thursday: 2026-03-12'],
      ['She said that the ban would start on Monday.', 'Monday: 2026-03-16'],
      ['The court is expected to rule on Friday.', 'Friday: 2026-03-13'],
      ['On Monday, the council will vote.', 'Monday: 2026-03-16'],
      ['The council on Monday will vote.', 'Monday: 2026-03-16'],
      ['They’ll meet this Friday.', 'this Friday: 2026-03-13'],
    ])('is the coming one where it is announced: %s', (sentence, expected) => {
      expect(told(sentence)).toEqual([expected]);
    });

    it.each([
      ['Shops close every Monday.'],
      ['A Friday in winter is quiet.'],
      ['Mondays are quiet.'],
      ['Shops sold more on Black Friday.'],
      ['The Sunday Times reported the sale.'],
      ['The shop is open Monday to Friday.'],
      ['He left on Monday, 2 March 2026.'],
      ['He left on Sunday, March 1.'],
      ['They met again the following Monday.'],
      ['It rained on the last Friday of the fair.'],
    ])('is no date here: %s', (sentence) => {
      expect(told(sentence)).toEqual([]);
    });
  });

  it.each([
    ['no relative date', 'The storm destroyed 41 houses on 3 May 2024.'],
    ['a date that counts from another one', 'He died two weeks later, and the next day she left.'],
    ['what belongs to somebody', 'It was his last year in office.'],
    ['a part of something', 'It rained in the last week of March.'],
    ['a bound and no date', 'More than two years ago the bridge fell.'],
    ['small words that look like days', 'The sun rose and he sat by the second fire.'],
    ['more years than the calendar has', 'It erupted 999 years ago.', '0500-01-01'],
  ])('lists nothing for %s', (_what, sentence, published = PUBLISHED) => {
    expect(told(sentence, published)).toEqual([]);
  });

  it.each([null, '', 'yesterday', '2026-02-30', '2026', '0000-01-01'])(
    'lists nothing when published is %j',
    (published) => {
      expect(told('The council met yesterday.', published)).toEqual([]);
    },
  );

  it.each([
    ['2026-03-12T00:30:00.000Z', '2026-03-11'],
    ['2026-03-12T23:30:00+11:00', '2026-03-11'],
    ['2026-01-01', '2025-12-31'],
    ['2024-03-01', '2024-02-29'],
    ['0001-01-02', '0001-01-01'],
  ])('takes the day as it is written in %s', (published, expected) => {
    expect(told('The council met yesterday.', published)).toEqual([`yesterday: ${expected}`]);
  });

  it.each([
    ['2026-03-31', 'last month', '2026-02-01..2026-02-28'],
    ['2026-03-31', 'one month ago', '2026-02-01..2026-02-28'],
    ['2026-01-31', 'next month', '2026-02-01..2026-02-28'],
    ['2024-02-29', 'last year', '2023-01-01..2023-12-31'],
    ['2026-05-31', 'the past three months', '2026-02-28..2026-05-31'],
    ['2026-03-29', 'this weekend', '2026-03-28..2026-03-29'],
    ['2026-03-28', 'last weekend', '2026-03-21..2026-03-22'],
    ['2026-03-29', 'this week', '2026-03-23..2026-03-29'],
  ])('on %s, at the edge of the calendar, reads "%s"', (published, words, expected) => {
    expect(told(`Prices rose ${words}.`, published)).toEqual([`${words}: ${expected}`]);
  });

  it('gives the exact words, with their place in the document', () => {
    const sentence = 'The bridge fell two\nmonths ago, on a Friday; last  week it was rebuilt.';
    const dates = relativeDates(sentence, PUBLISHED, 1000);
    expect(dates.map(({ text }) => text)).toEqual(['two\nmonths ago', 'last  week']);
    for (const { text, start, end } of dates) expect(sentence.slice(start - 1000, end - 1000)).toBe(text);
  });

  it.each([
    ['words that only look like dates', 'this last next past '.repeat(50_000)],
    ['weekdays without end', 'Monday '.repeat(50_000)],
    ['white space', `last${' '.repeat(200_000)}week`],
  ])('is quick on %s', async (_what, sentence) => {
    expect(await cpuSeconds(async () => relativeDates(sentence, PUBLISHED))).toBeLessThan(1);
  });
});
