import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type DataFolder, ProductProcess, statusOf } from '../integration/runtime/product-process.js';
import type { Random } from '../../soak/random.js';

/** What is done to the server; `both` kills server and database in the same moment. */
export type Attack = 'server' | 'postgres' | 'both' | 'connections';

const BAG: readonly Attack[] = ['server', 'postgres', 'server', 'both', 'server', 'postgres', 'connections'];
/** How often the next attack does not wait until the server is ready again. */
const DURING_START = 0.2;
/** Shorter gaps between two good answers are how often we ask. */
const NOTICED_MS = 500;

/** Kills the server or its database at moments that the random numbers choose, and starts the server again. */
export class Nemesis {
  readonly attacks: Record<Attack, number> = { server: 0, postgres: 0, both: 0, connections: 0 };
  readonly unexpectedExits: string[] = [];
  starts = 0;
  /** Each time the server was not ready, in milliseconds. */
  readonly outages: number[] = [];
  private server!: ProductProcess;
  private readonly servers: ProductProcess[] = [];
  private bag: Attack[] = [];
  private readonly expected = new WeakSet<ProductProcess>();

  constructor(
    private readonly folder: DataFolder,
    private readonly env: Record<string, string>,
    private readonly random: Random,
  ) {}

  get url(): string {
    return this.server.url;
  }

  async begin(): Promise<void> {
    await this.launch();
    await this.server.ready();
  }

  /** Attacks so many times. */
  async rage(kills: number): Promise<void> {
    for (let kill = 0; kill < kills; kill += 1) {
      if (this.random.next() >= DURING_START) await this.server.ready();
      await sleep(this.random.between(150, 2_500));
      await this.attack(this.draw());
    }
    await this.server.ready();
  }

  /** Asks the server all the time whether it is ready, until `done`, and remembers the longest time it was not. */
  async watch(done: () => boolean): Promise<void> {
    let lastReady = Date.now();
    while (!done()) {
      const status = await statusOf(`${this.url}/api/v1/health/ready`, 1_000);
      const now = Date.now();
      if (status === 200) {
        if (now - lastReady > NOTICED_MS) this.outages.push(now - lastReady);
        lastReady = now;
      }
      await sleep(50);
    }
  }

  /** Stops the server in order. */
  async end(): Promise<void> {
    this.expected.add(this.server);
    this.server.kill('SIGTERM');
    const { code } = await this.server.ended();
    if (code !== 0) this.unexpectedExits.push(`stopped with code ${code}: ${this.server.output.slice(-500)}`);
  }

  async remove(): Promise<void> {
    await this.server?.remove();
  }

  /** The end of what the present server process wrote. */
  get lastWords(): string {
    return this.server.output.slice(-3_000);
  }

  /** First lines of errors that the server could not explain (500), which a lost database is no excuse for. */
  get internalErrors(): string[] {
    const text = this.servers.map(({ output }) => output).join('\n');
    return [...text.matchAll(/ INTERNAL \S+\n(.*\n.*\n.*)/g)].map(([, line = '']) => line);
  }

  /** Every kind comes at its share, in an order the random numbers choose. */
  private draw(): Attack {
    if (this.bag.length === 0) this.bag = [...BAG];
    const [drawn] = this.bag.splice(this.random.between(0, this.bag.length - 1), 1);
    return drawn!;
  }

  private async attack(kind: Attack): Promise<void> {
    this.attacks[kind] += 1;
    if (kind === 'connections') return this.terminateConnections();
    if (kind !== 'server') this.killPostgres();
    if (kind === 'postgres') return;
    this.expected.add(this.server);
    this.server.kill('SIGKILL');
    await this.server.ended();
    await sleep(this.random.between(0, 400));
    await this.launch();
  }

  private killPostgres(): void {
    const pid = this.folder.postmasterPid;
    if (pid === null) return;
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // The pid file of a server that is gone already.
    }
  }

  private async terminateConnections(): Promise<void> {
    const url = this.folder.databaseUrl;
    if (url === null) return;
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'`,
      );
    } catch {
      // Not reachable just now: that is worse than what this was going to do.
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  private async launch(): Promise<void> {
    this.starts += 1;
    const server = await ProductProcess.start({ env: this.env });
    this.server = server;
    this.servers.push(server);
    void server.exited.then((exit) => {
      if (!this.expected.has(server)) {
        this.unexpectedExits.push(`${JSON.stringify(exit)} ${server.output.slice(-1_500)}`);
      }
    });
  }
}
