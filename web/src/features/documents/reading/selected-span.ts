import type { TextSpan } from './text-span';

/** Offset of a point of the page in the text; null where the point is not in the text. Pieces of text name theirs in `data-at`. */
function offsetOf(node: Node, offset: number): number | null {
  // Between two nodes: the end of the one before, or the beginning of the one behind.
  if (node instanceof Element) {
    const behind = node.childNodes[offset];
    if (behind) return edgeOf(behind, 'start') ?? null;
    const before = node.childNodes[offset - 1] ?? node;
    return edgeOf(before, 'end') ?? null;
  }
  const at = node.parentElement?.closest<HTMLElement>('[data-at]')?.dataset.at;
  return at === undefined ? null : Number(at) + offset;
}

function edgeOf(node: Node, edge: 'start' | 'end'): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  if (!element) return null;
  const pieces = element.matches('[data-at]') ? [element] : [...element.querySelectorAll('[data-at]')];
  const piece = edge === 'start' ? pieces[0] : pieces.at(-1);
  if (!(piece instanceof HTMLElement)) return null;
  const at = Number(piece.dataset.at);
  return edge === 'start' ? at : at + (piece.textContent?.length ?? 0);
}

/** What is selected of the text within `frame`, in offsets of the text; null when nothing of it is. */
export function selectedSpan(frame: HTMLElement): TextSpan | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!frame.contains(range.commonAncestorContainer)) return null;
  const start = offsetOf(range.startContainer, range.startOffset);
  const end = offsetOf(range.endContainer, range.endOffset);
  return start !== null && end !== null && start < end ? { start, end } : null;
}
