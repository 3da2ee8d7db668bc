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

  many({ format, all, bom }: ReportRequest): AsyncIterable<string> {
    const query = { json: `?all=${all}`, jsonld: '', csv: `?all=${all}&bom=${bom}` }[format];
    return this.client.stream(`/reports.${format}${query}`);
  }
}
