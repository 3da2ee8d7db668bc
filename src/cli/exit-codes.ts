/** How the command line ends. Part of its public interface: scripts branch on these. */
export const EXIT = {
  ok: 0,
  /** An input could not be processed, or a check failed. */
  failed: 1,
  /** Unknown command or option, or a value that is not allowed. */
  usage: 2,
  /** 128 and the number of the signal, as shells count. */
  interrupted: 130,
  terminated: 143,
} as const;
