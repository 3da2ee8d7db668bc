import { type KeyboardEvent, type RefObject, useCallback, useEffect, useMemo, useState } from 'react';
import { sentencesOf, wholeCharacters, wordEndsOf } from '../../reading/sentences';
import { rowAt } from '../../reading/segments';
import { selectedSpan } from '../../reading/selected-span';
import type { TextRow } from '../../reading/text-rows';
import type { TextSpan } from '../../reading/text-span';

interface Chosen extends TextSpan {
  /** By keys it is drawn by the page, by pointer by the browser. */
  by: 'keys' | 'pointer';
}

interface Options {
  text: string;
  rows: readonly TextRow[];
  language: string;
  frame: RefObject<HTMLElement | null>;
  isOn: boolean;
  /** Called when the keys have led somewhere, so that it comes into view. */
  onMove: (row: number) => void;
  /** Enter, on words that were chosen. */
  onTake: () => void;
  /** Words for which everything is done: they are let go. Who goes on by keys goes on from them. */
  done: TextSpan | null;
}

/** Words that somebody chooses in the text: with the pointer, by sentence with the arrow keys, or word by word. */
export function useChosen({ text, rows, language, frame, isOn, onMove, onTake, done }: Options) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const clear = useCallback(() => setChosen(null), []);
  const sentences = useSentences(text, rows, language);

  useEffect(() => {
    if (!done) return;
    document.getSelection()?.removeAllRanges();
    setChosen((now) => (now?.by === 'pointer' ? null : now));
  }, [done]);

  useEffect(() => {
    if (!isOn) return undefined;
    let waiting = 0;
    const changed = () => {
      window.clearTimeout(waiting);
      waiting = window.setTimeout(() => {
        const span = frame.current && selectedSpan(frame.current);
        const whole = span && wholeCharacters(text, span);
        if (whole) setChosen({ ...whole, by: 'pointer' });
      }, 120);
    };
    document.addEventListener('selectionchange', changed);
    return () => {
      window.clearTimeout(waiting);
      document.removeEventListener('selectionchange', changed);
    };
  }, [isOn, text, frame]);

  const choose = useCallback(
    (span: TextSpan | null) => {
      if (!span) return;
      document.getSelection()?.removeAllRanges();
      setChosen({ ...span, by: 'keys' });
      onMove(rowAt(rows, span.start));
    },
    [onMove, rows],
  );

  /** Begins with the first sentence at or behind an offset. */
  const begin = (offset: number) => {
    choose(sentences.at(rowAt(rows, offset), offset));
    frame.current?.focus({ preventScroll: true });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOn || !chosen || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = moved(event, chosen);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (next === 'take') onTake();
    else if (next === 'stop') clear();
    else choose(next);
  };

  const moved = (event: KeyboardEvent, { start, end }: TextSpan): TextSpan | null | 'take' | 'stop' | undefined => {
    switch (event.key) {
      case 'Enter':
        return 'take';
      case 'Escape':
        return 'stop';
      case 'ArrowDown':
        return event.shiftKey ? extended(start, sentences.after(end)) : sentences.after(end);
      case 'ArrowUp':
        return event.shiftKey ? shortened(start, end) : sentences.before(start);
      case 'ArrowRight':
      case 'ArrowLeft':
        return event.shiftKey ? wordMoved(start, end, goesOn(event.key, frame.current)) : undefined;
      default:
        return undefined;
    }
  };

  const extended = (start: number, next: TextSpan | null) => (next ? { start, end: next.end } : null);
  const shortened = (start: number, end: number): TextSpan | null => {
    const last = sentences.before(end);
    const previous = last && sentences.before(last.start);
    return previous && previous.end > start ? { start, end: previous.end } : null;
  };
  /** One word more or less at the end. */
  const wordMoved = (start: number, end: number, more: boolean): TextSpan | null => {
    const row = rows[rowAt(rows, Math.max(start, end - 1))];
    if (!row) return null;
    const ends = wordEndsOf(text, row, language).filter((at) => at > start);
    const at = more ? ends.find((each) => each > end) : ends.findLast((each) => each < end);
    return at === undefined ? null : { start, end: at };
  };

  return { chosen, choose, begin, clear, onKeyDown };
}

/** Whether an arrow key goes on in the direction of reading. */
const goesOn = (key: string, frame: HTMLElement | null): boolean =>
  (key === 'ArrowRight') === (!frame || getComputedStyle(frame).direction === 'ltr');

/** Walks from sentence to sentence over all rows; each row is cut when one comes to it. */
function useSentences(text: string, rows: readonly TextRow[], language: string) {
  return useMemo(() => {
    const known = new Map<number, TextSpan[]>();
    const of = (index: number): TextSpan[] => {
      const row = rows[index];
      const found = known.get(index) ?? (row ? sentencesOf(text, row, language) : []);
      known.set(index, found);
      return found;
    };
    const at = (row: number, offset: number): TextSpan | null => {
      for (let index = row; index < rows.length; index += 1) {
        const found = of(index).find(({ end }) => end > offset);
        if (found) return found;
      }
      return null;
    };
    /** The last sentence that begins before an offset. */
    const before = (offset: number): TextSpan | null => {
      for (let index = Math.min(rowAt(rows, offset), rows.length - 1); index >= 0; index -= 1) {
        const found = of(index).findLast(({ start }) => start < offset);
        if (found) return found;
      }
      return null;
    };
    return { at, before, after: (offset: number) => at(rowAt(rows, offset), offset) };
  }, [text, rows, language]);
}
