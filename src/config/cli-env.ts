/** What the command line takes from the environment besides the configuration. */
export interface CliEnv {
  /** Address of the server to talk to; null to work on the database. */
  server: string | null;
  token: string | null;
}

/** CLAIMDESK_SERVER and CLAIMDESK_TOKEN; unset and empty mean the same. Options given on the command line win. */
export function loadCliEnv(environment: Record<string, string | undefined> = process.env): CliEnv {
  return { server: environment['CLAIMDESK_SERVER'] || null, token: environment['CLAIMDESK_TOKEN'] || null };
}
