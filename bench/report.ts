import type { AgreementCost } from './agreement.js';
import type { Measured } from './contenders.js';
import { type DeskReport, deskLines } from './desk/report.js';
import type { ExportCost } from './exports/measure.js';
import { exportLines } from './exports/report.js';
import type { ImportCost } from './imports/measure.js';
import { importLines } from './imports/report.js';
import type { ExtractionSpeed } from './extraction.js';
import type { ReExtractionSpeed } from './re-extraction.js';
import type { WebCost } from './web/measure.js';
import { webLines } from './web/report.js';
import type { HtmlSpeed } from './html.js';

export interface Report {
  at: string;
  machine: { cpus: number; model: string; node: string; loadAverage: number };
  dataset: Record<string, number>;
  /** By workload, by contender. */
  workloads: Record<string, Record<string, Measured>>;
  extraction: ExtractionSpeed | null;
  /** A first search of a text against a search after one edit; null when it was not asked for. */
  again: ReExtractionSpeed | null;
  html: HtmlSpeed | null;
  agreement: AgreementCost[] | null;
  desk: DeskReport | null;
  exports: ExportCost[] | null;
  imports: ImportCost[] | null;
  web: WebCost | null;
}

export interface Ratios {
  perSecond: number;
  nodeMicros: number;
  totalMicros: number;
}

/** The product compared with the bare server in the same run. */
export function ratiosOf(results: Record<string, Measured>): Ratios | null {
  const { product, bare } = results;
  if (!product || !bare) return null;
  const total = (one: Measured): number => one.nodeMicros + one.postgresMicros;
  return {
    perSecond: product.perSecond / bare.perSecond,
    nodeMicros: product.nodeMicros / bare.nodeMicros,
    totalMicros: total(product) / total(bare),
  };
}

/** The figures for people, ratios first. */
export function asText(report: Report): string {
  const { machine, extraction, again, html, agreement } = report;
  const lines = [
    `${report.at}  ${machine.cpus} x ${machine.model}, Node ${machine.node}, load average ${machine.loadAverage.toFixed(1)}`,
    `dataset: ${Object.entries(report.dataset)
      .map(([name, count]) => `${count} ${name}`)
      .join(', ')}`,
    '',
  ];
  for (const [workload, results] of Object.entries(report.workloads))
    lines.push(...workloadLines(workload, results), '');
  if (extraction) {
    lines.push(
      `extraction: ${thousands(extraction.sentencesPerCpuSecond)} sentences, ` +
        `${thousands(extraction.charactersPerCpuSecond)} characters per CPU second`,
    );
  }
  if (again) {
    const { firstSeconds, againSeconds, rounds } = again;
    lines.push(
      `re-extraction after one edited sentence: ${((100 * againSeconds) / firstSeconds).toFixed(1)} % of a first one ` +
        `(${(againSeconds / rounds).toFixed(3)} against ${(firstSeconds / rounds).toFixed(3)} CPU seconds for ` +
        `${thousands(again.characters / rounds)} characters, ${thousands(again.claims / rounds)} claims)`,
    );
  }
  if (html) {
    const { productPerCpuSecond: product, barePerCpuSecond: bare } = html;
    lines.push(
      `html: product/bare ${(product / bare).toFixed(2)}; product ${product.toFixed(1)}, bare ${bare.toFixed(1)} ` +
        `pages per CPU second (${html.pages} pages, ${html.rounds} rounds)`,
    );
  }
  for (const { ratings, cli, product, bare } of agreement ?? []) {
    lines.push(
      `agreement, ${thousands(ratings)} ratings: product/bare ${(product.cpuSeconds / bare.cpuSeconds).toFixed(1)}; ` +
        `product ${product.cpuSeconds.toFixed(2)} (Node ${product.nodeSeconds.toFixed(2)}), bare ${bare.cpuSeconds.toFixed(2)} CPU seconds; ` +
        `from CSV ${cli.cpuSeconds.toFixed(2)} CPU seconds, ${cli.peakMegabytes.toFixed(0)} MB`,
    );
  }
  if (report.desk) lines.push(...deskLines(report.desk));
  if (report.exports) lines.push(...exportLines(report.exports));
  if (report.imports) lines.push(...importLines(report.imports));
  if (report.web) lines.push(...webLines(report.web));
  return lines.join('\n');
}

function workloadLines(workload: string, results: Record<string, Measured>): string[] {
  const ratios = ratiosOf(results);
  const head = ratios
    ? `${workload}: product/bare  requests ${ratios.perSecond.toFixed(2)}  Node CPU ${ratios.nodeMicros.toFixed(2)}  Node+PostgreSQL CPU ${ratios.totalMicros.toFixed(2)}`
    : workload;
  return [
    head,
    row(['', 'req/s', 'p50 ms', 'p99 ms', 'Node us', 'PG us', 'not 200']),
    ...Object.entries(results).map(([name, one]) =>
      row([
        name,
        one.perSecond.toFixed(0),
        one.p50Ms.toFixed(1),
        one.p99Ms.toFixed(1),
        one.nodeMicros.toFixed(0),
        one.postgresMicros.toFixed(0),
        Object.entries(one.failures)
          .map(([status, count]) => `${status}: ${count}`)
          .join(' ') || '-',
      ]),
    ),
  ];
}

const row = ([name = '', ...cells]: string[]): string =>
  `  ${name.padEnd(16)}${cells.map((cell) => cell.padStart(9)).join('')}`;

const thousands = (value: number): string => Math.round(value).toLocaleString('en');
