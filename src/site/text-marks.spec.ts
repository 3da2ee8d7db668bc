import { describe, expect, it } from '@jest/globals';
import { markedPieces, type TextMark } from './text-marks.js';

const mark = (number: number, start: number, end: number): TextMark => ({ number, start, end, again: false });
const shape = (pieces: ReturnType<typeof markedPieces>) =>
  pieces.map(({ start, end, within, begins, ends }) => [
    start,
    end,
    within.map(({ number }) => number),
    begins.map(({ number }) => number),
    ends.map(({ number }) => number),
  ]);

describe(markedPieces.name, () => {
  it('leaves a stretch without marks whole', () => {
    expect(shape(markedPieces({ start: 5, end: 9 }, [mark(1, 0, 5), mark(2, 9, 12)]))).toEqual([[5, 9, [], [], []]]);
  });

  it('cuts where claims overlap, so that each begins and ends once', () => {
    expect(shape(markedPieces({ start: 0, end: 10 }, [mark(1, 1, 5), mark(2, 3, 8)]))).toEqual([
      [0, 1, [], [], []],
      [1, 3, [1], [1], []],
      [3, 5, [1, 2], [2], [1]],
      [5, 8, [2], [], [2]],
      [8, 10, [], [], []],
    ]);
  });

  it('opens the longer of two nested claims first and closes it last', () => {
    const [piece] = markedPieces({ start: 0, end: 4 }, [mark(2, 0, 4), mark(1, 0, 9)]);
    expect(piece?.begins.map(({ number }) => number)).toEqual([1, 2]);
    const pieces = markedPieces({ start: 0, end: 9 }, [mark(1, 0, 9), mark(2, 4, 9)]);
    expect(pieces.at(-1)?.ends.map(({ number }) => number)).toEqual([2, 1]);
  });

  it('neither begins nor ends a claim in a block that it only passes through', () => {
    expect(shape(markedPieces({ start: 10, end: 20 }, [mark(1, 5, 30)]))).toEqual([[10, 20, [1], [], []]]);
  });
});
