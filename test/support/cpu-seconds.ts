/**
 * Processor time (seconds) that `work` takes in this process: unlike time on the wall it says the same on a busy
 * machine. For inputs made to be slow, where the point is that the work ends at all.
 */
export async function cpuSeconds(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
