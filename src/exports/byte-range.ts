/** What of a file is asked for: from `start` to `end`, both included. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * Reads a Range header (RFC 9110, 14.2) for a file of `size` bytes. Several ranges at a time, other units and what makes
 * no sense are ignored, which the standard allows: the answer is then the whole file.
 * @returns null for the whole file; `unsatisfiable` for a range that begins behind its end
 */
export function byteRange(header: string | undefined, size: number): ByteRange | 'unsatisfiable' | null {
  const parts = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(header ?? '');
  if (!parts) return null;
  const [from = '', to = ''] = parts.slice(1);
  if (from === '' && to === '') return null;
  if (from === '') return to === '' ? null : lastBytes(Number(to), size);
  const start = Number(from);
  const end = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== '' && Number(to) < start) return null;
  return start >= size ? 'unsatisfiable' : { start, end };
}

function lastBytes(count: number, size: number): ByteRange | 'unsatisfiable' {
  if (count === 0 || size === 0) return 'unsatisfiable';
  return { start: Math.max(0, size - count), end: size - 1 };
}
