import { describe, expect, it } from '@jest/globals';
import { parseHTML } from 'linkedom';
import { agreementFigure } from './agreement-figure.js';
import { breakdownFigure } from './breakdown-figure.js';
import { distributionFigure } from './distribution-figure.js';
import type { Bar, Figure, FigureOrSentence, Words } from './figure.js';
import type { FigureLabel } from './figure-data.js';
import { figureSvg } from './figure-svg.js';
import { inkOn, labelColors } from './label-colors.js';
import { monthsFigure } from './months-figure.js';
import { turnaroundFigure } from './turnaround-figure.js';

const LABELS: FigureLabel[] = [
  { key: 'TRUE', name: 'True', ordinal: 5, color: '#1b7f4b' },
  { key: 'MIXED', name: 'Mixed', ordinal: 3, color: null },
  { key: 'FALSE', name: 'False', ordinal: 1, color: '#b3261e' },
  { key: 'SATIRE', name: 'Satire', ordinal: null, color: null },
];
const at = { id: 'some-figure', title: 'Some figure' };

function drawn(figure: FigureOrSentence): Figure {
  if (figure.kind === 'nothing') throw new Error(figure.sentence);
  return figure;
}
const barsOf = (figure: Figure): Bar[] => figure.marks.filter((mark) => mark.kind === 'bar');
const wordsOf = (figure: Figure): string[] =>
  figure.marks.filter((mark): mark is Words => mark.kind === 'words').map(({ text }) => text);

function svgOf(figure: Figure) {
  const { document } = parseHTML(`<html><body>${figureSvg(figure)}</body></html>`);
  const svg = document.querySelector('svg');
  if (svg === null) throw new Error('no svg');
  return svg;
}

describe('The distribution of labels', () => {
  const figure = drawn(
    distributionFigure({
      ...at,
      labels: LABELS,
      counts: [
        { label: 'FALSE', count: 30 },
        { label: 'TRUE', count: 10 },
        { label: 'SATIRE', count: 1 },
      ],
    }),
  );

  it('has bars as long as there are verdicts, truest first', () => {
    const bars = [...svgOf(figure).querySelectorAll('rect')];
    expect(bars.map((bar) => bar.textContent)).toEqual(['True: 10 (24 %)', 'False: 30 (73 %)', 'Satire: 1 (2 %)']);
    const widths = bars.map((bar) => Number(bar.getAttribute('width')));
    expect(widths[1]! / widths[0]!).toBeCloseTo(3, 2);
    expect(widths[0]! / widths[2]!).toBeCloseTo(10, 1);
    const tops = bars.map((bar) => Number(bar.getAttribute('y')));
    expect(tops).toEqual(tops.toSorted((a, b) => a - b));
  });

  it('names labels nobody used, and sets those off the scale apart', () => {
    expect(wordsOf(figure)).toEqual([
      'True', '10 (24 %)', 'Mixed', '0 (0 %)', 'False', '30 (73 %)', 'Off the scale', 'Satire', '1 (2 %)',
    ]); // prettier-ignore
  });

  it('says the same in its table and in words', () => {
    expect(figure.table.rows).toEqual([
      ['True', '10', '24 %'],
      ['Mixed', '0', '0 %'],
      ['False', '30', '73 %'],
      ['Satire', '1', '2 %'],
    ]);
    expect(figure.description).toBe('Of 41 verdicts, truest first: True 10, False 30, Satire 1.');
  });

  it('is a sentence when nothing was published', () => {
    expect(distributionFigure({ ...at, labels: LABELS, counts: [{ label: 'TRUE', count: 0 }] })).toEqual({
      kind: 'nothing',
      ...at,
      sentence: 'No verdict has been published here yet.',
    });
  });
});

describe('The figure as SVG', () => {
  const hostile = `</text><script>alert(1)</script>" onload="x\u202E\u0000`;
  const figure = drawn(
    distributionFigure({
      id: 'a"b',
      title: hostile,
      labels: [{ key: 'X', name: hostile, ordinal: 1, color: '"/><script>' }],
      counts: [{ label: 'X', count: 2 }],
    }),
  );

  it('has a title and a description that assistive technology reads', () => {
    const svg = svgOf(drawn(distributionFigure({ ...at, labels: LABELS, counts: [{ label: 'TRUE', count: 1 }] })));
    expect(svg.getAttribute('role')).toBe('img');
    const [title, description] = (svg.getAttribute('aria-labelledby') ?? '').split(' ');
    expect(svg.querySelector(`#${title}`)?.textContent).toBe('Some figure');
    expect(svg.querySelector(`#${description}`)?.textContent).toBe('Of 1 verdict, truest first: True 1.');
  });

  it('uses no style and no script, whatever the names are', () => {
    const text = figureSvg(figure);
    expect(text).not.toMatch(/style=|<style|<script|\son\w+="/);
    // oxlint-disable-next-line no-control-regex
    expect(text).not.toMatch(/[\u0000\u202E]/);
    expect(svgOf(figure).querySelectorAll('script')).toHaveLength(0);
    expect(svgOf(figure).querySelector('rect')?.getAttribute('fill')).toMatch(/^#[0-9a-f]{6}$/);
  });

  it('draws words in the colour of the page, so that they can be read in light and dark', () => {
    for (const words of svgOf(figure).querySelectorAll('text')) expect(words.getAttribute('fill')).toBe('currentColor');
  });
});

describe('Verdicts over time', () => {
  const months = [
    { month: '2026-01', labels: [{ label: 'TRUE', count: 2 }, { label: 'FALSE', count: 4 }] },
    { month: '2026-04', labels: [{ label: 'FALSE', count: 3 }] },
  ]; // prettier-ignore

  it('stacks the labels of a month and leaves room for months without verdicts', () => {
    const figure = drawn(monthsFigure({ ...at, labels: LABELS, months }));
    expect(figure.table.rows).toEqual([
      ['2026-01', '6', '2', '4'],
      ['2026-02', '0', '0', '0'],
      ['2026-03', '0', '0', '0'],
      ['2026-04', '3', '0', '3'],
    ]);
    const bars = barsOf(figure).filter(({ says }) => says.includes('·'));
    expect(bars.map(({ says }) => says)).toEqual(['Jan 2026 · True: 2', 'Jan 2026 · False: 4', 'Apr 2026 · False: 3']);
    const [two, four, three] = bars.map(({ height }) => height);
    expect(four! / two!).toBeCloseTo(2, 6);
    expect(three! / two!).toBeCloseTo(1.5, 6);
    expect(bars[1]!.y + bars[1]!.height).toBeCloseTo(bars[0]!.y, 6);
  });

  it('marks labels with letters too, for those who do not tell the colours apart', () => {
    const figure = drawn(monthsFigure({ ...at, labels: LABELS, months }));
    expect(wordsOf(figure).filter((text) => text === 'c').length).toBeGreaterThan(1);
    expect(wordsOf(figure)).not.toContain('b');
  });

  it('goes over to years when months would be too thin to see', () => {
    const long = [{ month: '2019-11', labels: months[0]!.labels }, ...months];
    const figure = drawn(monthsFigure({ ...at, labels: LABELS, months: long }));
    expect(figure.table.columns[0]!.name).toBe('Year');
    expect(figure.table.rows.map(([year, total]) => `${year} ${total}`)).toEqual([
      '2019 6', '2020 0', '2021 0', '2022 0', '2023 0', '2024 0', '2025 0', '2026 9',
    ]); // prettier-ignore
  });

  it('is a sentence without verdicts', () => {
    expect(monthsFigure({ ...at, labels: LABELS, months: [] }).kind).toBe('nothing');
  });
});

describe('Verdicts by claimant', () => {
  const groups = [
    { name: 'Ada Moss', labels: [{ label: 'TRUE', count: 6 }, { label: 'FALSE', count: 3 }] },
    { name: 'A very long name of an organisation that nobody would write out', labels: [{ label: 'FALSE', count: 3 }] },
  ]; // prettier-ignore
  const rest = { groups: 12, counts: { name: '12 others', labels: [{ label: 'MIXED', count: 18 }] } };

  it('shows the mix of labels of each, and all the others together', () => {
    const figure = drawn(breakdownFigure({ ...at, of: 'claimant', labels: LABELS, groups, rest }));
    const bars = barsOf(figure).filter(({ says }) => says.includes('·'));
    expect(bars.map(({ says }) => says.split(' · ')[1])).toEqual(['True: 6', 'False: 3', 'False: 3', 'Mixed: 18']);
    expect(bars[0]!.width / bars[1]!.width).toBeCloseTo(2, 6);
    expect(bars[1]!.x).toBeCloseTo(bars[0]!.x + bars[0]!.width, 6);
    expect(bars[3]!.width / bars[2]!.width).toBeCloseTo(6, 6);
    expect(figure.table.rows.at(-1)).toEqual(['12 others', '18', '0', '18', '0']);
  });

  it('cuts long names in the drawing and gives them in full in the table', () => {
    const figure = drawn(breakdownFigure({ ...at, of: 'claimant', labels: LABELS, groups, rest: null }));
    expect(wordsOf(figure).some((text) => text.startsWith('A very long') && text.endsWith('…'))).toBe(true);
    expect(figure.table.rows[1]![0]).toBe(groups[1]!.name);
  });

  it('is a sentence when nobody is named', () => {
    expect(breakdownFigure({ ...at, of: 'claimant', labels: LABELS, groups: [], rest: null })).toMatchObject({
      sentence: 'No published verdict names a claimant.',
    });
  });
});

describe('Turnaround', () => {
  const month = { month: '2026-03', verdicts: 8, lowerQuartileHours: 24, medianHours: 48, upperQuartileHours: 120 };
  const few = { month: '2026-04', verdicts: 2, lowerQuartileHours: null, medianHours: null, upperQuartileHours: null };

  it('shows days: the median as a dot between its quartiles', () => {
    const figure = drawn(turnaroundFigure({ ...at, months: [month, few] }));
    const dots = figure.marks.filter((mark) => mark.kind === 'dot');
    expect(dots.map(({ says }) => says)).toEqual(['Mar 2026: median 2.0 days, middle half 1.0 to 5.0']);
    const line = figure.marks.find((mark) => mark.kind === 'stroke' && mark.width === 3);
    const [low, high] = line?.kind === 'stroke' ? line.points.map(([, y]) => y) : [];
    expect((low! - dots[0]!.y) / (dots[0]!.y - high!)).toBeCloseTo(1 / 3, 6);
    expect(figure.table.rows[1]).toEqual(['2026-04', '2', 'too few', 'too few', 'too few']);
  });

  it('is a sentence when every month had too few verdicts', () => {
    expect(turnaroundFigure({ ...at, months: [few] }).kind).toBe('nothing');
  });
});

describe('Agreement', () => {
  const row = { name: 'Ordinal alpha', rounds: 40, value: 0.72, low: 0.6, high: 0.81, reason: null };

  it('shows the coefficient between the ends of its interval', () => {
    const figure = drawn(agreementFigure({ ...at, rows: [row] }));
    const [dot] = figure.marks.filter((mark) => mark.kind === 'dot');
    expect(dot!.says).toBe('Ordinal alpha: 0.72 (95 % interval 0.60 to 0.81), of 40 rounds.');
    const line = figure.marks.find((mark) => mark.kind === 'stroke' && mark.paint === 'ink');
    const [low, high] = line?.kind === 'stroke' ? line.points.map(([x]) => x) : [];
    expect((dot!.x - low!) / (high! - low!)).toBeCloseTo((0.72 - 0.6) / (0.81 - 0.6), 6);
  });

  it('gives the reason where there is no figure', () => {
    const none = { ...row, value: null, low: null, high: null, reason: 'TOO_FEW_UNITS' };
    expect(agreementFigure({ ...at, rows: [{ ...none, rounds: 12 }] })).toMatchObject({
      sentence: '12 rounds with two ratings or more. Fewer than 20 rounds: a coefficient would say more about chance.',
    });
    const figure = drawn(agreementFigure({ ...at, rows: [row, { ...none, name: 'Other' }] }));
    expect(figure.table.rows[1]![2]).toContain('Fewer than 20 rounds');
  });

  it('has room for coefficients below zero', () => {
    const figure = drawn(agreementFigure({ ...at, rows: [{ ...row, value: -0.2, low: -0.5, high: 0.1 }] }));
    for (const mark of figure.marks) if (mark.kind === 'dot') expect(mark.x).toBeGreaterThan(190);
  });
});

describe('Colours of labels', () => {
  it('are the scheme’s own, or follow the scale; letters on them can be read', () => {
    const colors = labelColors(LABELS.map((label) => ({ ...label, color: null })));
    expect(colors.get('TRUE')).toBe('#2b6a99');
    expect(colors.get('FALSE')).toBe('#b4552d');
    expect(new Set(colors.values()).size).toBe(4);
    expect(inkOn('#000000')).toBe('#ffffff');
    expect(inkOn('#ffffff')).toBe('#000000');
  });
});
