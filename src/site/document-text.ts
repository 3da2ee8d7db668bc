import { isCurrent } from '../reports/verdict-report.schemas.js';
import type { CheckedClaim } from './document-claims.js';
import { labelMark } from './layout.js';
import { type Html, markup } from './markup.js';
import { standingTag } from './report-list.js';
import type { ShownBlock } from './shown-text.js';
import { markedPieces, type MarkedPiece, type TextMark } from './text-marks.js';

/** What is marked in the text: the words of each claim, and where the text says the same again. */
export const textMarks = (claims: readonly CheckedClaim[]): TextMark[] =>
  claims.flatMap(({ number, spans }) =>
    spans.map(({ start, end }, index) => ({ number, start, end, again: index > 0 })),
  );

/** The shown blocks of a text with its claims marked, each followed by its verdict in words. */
export function annotatedText(text: string, blocks: readonly ShownBlock[], claims: readonly CheckedClaim[]): Html[] {
  const marks = textMarks(claims);
  const byNumber = new Map(claims.map((claim) => [claim.number, claim]));
  const inside = (block: ShownBlock): Html =>
    markup`${block.cutBefore && '… '}${markedPieces(block, marks).map((piece) => pieceOf(text, piece, byNumber))}${block.cutAfter && ' …'}`;
  const html: Html[] = [];
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (!block) continue;
    if (block.gapBefore) html.push(markup`<p class="gap" lang="en">[…]<span class="hidden"> Text left out</span></p> `);
    if (block.kind !== 'listItem') {
      html.push(elementOf(block.kind, inside(block)));
      continue;
    }
    const run = [block];
    for (let next = blocks[at + 1]; next?.kind === 'listItem' && !next.gapBefore; next = blocks[at + 1]) {
      run.push(next);
      at += 1;
    }
    html.push(markup`<ul>${run.map((item) => markup`<li class="lines" dir="auto">${inside(item)}</li>`)}</ul> `);
  }
  return html;
}

function elementOf(kind: string, content: Html): Html {
  switch (kind) {
    case 'heading':
      return markup`<h3 dir="auto">${content}</h3> `;
    case 'quote':
      return markup`<blockquote class="lines" dir="auto">${content}</blockquote> `;
    case 'caption':
    case 'tableRow':
      return markup`<p class="lines soft" dir="auto">${content}</p> `;
    default:
      return markup`<p class="lines" dir="auto">${content}</p> `;
  }
}

function pieceOf(text: string, piece: MarkedPiece, claims: ReadonlyMap<number, CheckedClaim>): Html {
  const words = text.slice(piece.start, piece.end);
  if (piece.within.length === 0) return markup`${words}`;
  const stands = piece.within.some(({ number }) => {
    const claim = claims.get(number);
    return claim !== undefined && isCurrent(claim.published.report);
  });
  const kind = `${stands ? 'stands' : 'open'}${piece.within.length > 1 ? ' shared' : ''}`;
  return markup`${piece.begins.map(beginning)}<mark class="${kind}">${words}</mark>${piece.ends.map((mark) => verdictOf(mark, claims))}`;
}

/** For those who hear the page: where a claim begins. */
const beginning = ({ number, again }: TextMark): Html =>
  again
    ? markup`<span class="hidden" lang="en">Claim ${number}, said again: </span>`
    : markup`<span class="hidden" lang="en" id="claim-${number}">Claim ${number}: </span>`;

function verdictOf({ number, again }: TextMark, claims: ReadonlyMap<number, CheckedClaim>): Html | null {
  const claim = claims.get(number);
  if (!claim) return null;
  const { report, labelColor } = claim.published;
  return markup`<span class="verdict-mark" dir="ltr" lang="en"
    ><a href="/reports/${report.number}"
      ><span class="hidden">End of claim ${number}. Verdict: </span>${number} ${again && 'again '}${labelMark(report.rating.name, labelColor)}</a
    >${standingTag(report)}</span
  >`;
}
