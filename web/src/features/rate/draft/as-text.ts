import type { DraftContent } from './draft-content.js';

/** A draft as plain text, for people who take it elsewhere; nothing that was written is left out. */
export function asText(statement: string, content: DraftContent): string {
  const { label, rationale, evidence, sourcesWaiver, fields, noteToAdjudicator } = content;
  const sources = evidence.map((item) =>
    [
      `- ${item.title} (${item.stance}, ${item.kind})`,
      ...[item.url, item.archiveUrl, item.quote, item.confidentialNote].filter(Boolean).map((line) => `  ${line}`),
    ].join('\n'),
  );
  const answers = Object.entries(fields).map(([key, value]) => `${key}: ${value ?? ''}`);
  return [statement, label, rationale, ...sources, sourcesWaiver, ...answers, noteToAdjudicator]
    .filter((part) => part !== null && part !== '')
    .join('\n\n');
}
