import { sealedVerdictReport } from '../../reports/verdict-report.schemas.js';
import type { ServerClient } from '../server-client.js';
import { assertCurrent } from './not-current.js';
import type { ReportRequest, ReportSource } from './report-source.js';

/** Reports of a running server. */
export class ServerReports implements ReportSource {
  constructor(private readonly client: ServerClient) {}

  async one(number: string, { format, bom }: ReportRequest, current: boolean): Promise<string> {
    const path = `/reports/${encodeURIComponent(number)}`;
    if (current) assertCurrent(await this.client.get(`${path}.json`, sealedVerdictReport));
    let text = '';
    const query = format === 'csv' ? `?bom=${bom}` : '';
    for await (const part of this.client.stream(`${path}.${format}${query}`)) text += part;
    return text;
  }

  many({ format, all, bom, filter }: ReportRequest): AsyncIterable<string> {
    const flags = { json: { all }, jsonld: {}, csv: { all, bom } }[format];
    const query = new URLSearchParams(filter);
    for (const [name, value] of Object.entries(flags)) query.set(name, String(value));
    return this.client.stream(`/reports.${format}?${query.toString()}`);
  }
}
