import { emailOf } from './dataset.js';
import { Connection, load, type LoadResult, type NextRequest, request } from './load.js';
import { clusterCpuMicros, cpuMicros, ServerProcess } from './processes.js';

/** One server's figures in one workload: the median of its runs, by requests per second. */
export interface Measured {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  /** Processor time of the Node process, microseconds per request. */
  nodeMicros: number;
  /** Processor time of all PostgreSQL processes, microseconds per request. */
  postgresMicros: number;
  failures: Record<string, number>;
}

export interface RunPlan {
  warmSeconds: number;
  seconds: number;
  runs: number;
}

export interface Contender {
  name: string;
  server: ServerProcess;
}

export async function signIn(port: number, number: number, password: string): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: emailOf(number), password }),
  });
  if (answer.status !== 200) throw new Error(`sign-in failed: ${answer.status} ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

export const listRequest = (cookie: string): Buffer =>
  request('GET', '/api/v1/me/assignments?limit=20', { Cookie: cookie });

const SUBMISSION = JSON.stringify({
  label: 'MOSTLY_FALSE',
  confidence: 4,
  rationale: 'The register of the town counts fewer houses than that, and the mayor corrected the figure on Tuesday.',
  evidence: [
    {
      title: 'Register of damaged houses',
      url: 'https://norvale.example/register',
      quote: '27 houses were destroyed.',
      stance: 'REFUTES',
      kind: 'PRIMARY',
    },
    {
      title: 'Correction by the mayor',
      url: 'https://gazette.example/correction',
      quote: 'I misspoke.',
      stance: 'REFUTES',
      kind: 'SECONDARY',
    },
  ],
});

export function submitRequest(cookie: string, id: string): Buffer {
  return request('POST', `/api/v1/assignments/${id}/submit`, { Cookie: cookie, 'Idempotency-Key': id }, SUBMISSION);
}

/** One answer's body. @throws Error unless it is 200 */
export async function bodyOf(port: number, bytes: Buffer): Promise<string> {
  const connection = await Connection.open(port);
  try {
    const { status, body } = await connection.send(bytes);
    if (status !== 200) throw new Error(`port ${port} answered ${status}: ${body.toString('utf8').slice(0, 300)}`);
    return body.toString('utf8');
  } finally {
    connection.close();
  }
}

/**
 * Warms all up, then measures them in turn, so many times: what else the machine does meanwhile hits all of them. Of each
 * contender's runs the median counts.
 */
export async function measure(
  contenders: readonly Contender[],
  clientsOf: (contender: Contender) => NextRequest[],
  plan: RunPlan,
  postgres: () => Promise<number[]>,
): Promise<Record<string, Measured>> {
  for (const contender of contenders) await load(contender.server.port, clientsOf(contender), plan.warmSeconds);
  const runs = contenders.map((contender) => ({ contender, measured: [] as Measured[] }));
  for (let run = 0; run < plan.runs; run += 1) {
    for (const { contender, measured } of runs) {
      measured.push(await measureOnce(contender.server, clientsOf(contender), plan.seconds, postgres));
    }
  }
  return Object.fromEntries(runs.map(({ contender, measured }) => [contender.name, median(measured)]));
}

function median(runs: Measured[]): Measured {
  const middle = runs.toSorted((a, b) => a.perSecond - b.perSecond)[runs.length >> 1];
  if (!middle) throw new Error('nothing was measured');
  return middle;
}

async function measureOnce(
  server: ServerProcess,
  clients: NextRequest[],
  seconds: number,
  postgres: () => Promise<number[]>,
): Promise<Measured> {
  const [node, database] = [cpuMicros(server.pid), clusterCpuMicros(await postgres())];
  const result: LoadResult = await load(server.port, clients, seconds);
  const used = {
    node: cpuMicros(server.pid) - node,
    database: clusterCpuMicros(await postgres()) - database,
  };
  return {
    perSecond: result.perSecond,
    p50Ms: result.p50Ms,
    p99Ms: result.p99Ms,
    nodeMicros: used.node / result.requests,
    postgresMicros: used.database / result.requests,
    failures: result.failures,
  };
}
