/** Of the normal distribution, for 95 %. */
const Z = 1.959963984540054;

/**
 * Wilson's 95 % interval of a share of `n` independent units: stays within 0 and 1 and is not empty at either end, where
 * resampling would say that everything is certain.
 * @param share 0 to 1; @param n at least 1
 */
export function wilsonInterval(share: number, n: number): { low: number; high: number } {
  const square = (Z * Z) / n;
  const middle = (share + square / 2) / (1 + square);
  const half = (Z * Math.sqrt((share * (1 - share)) / n + square / (4 * n))) / (1 + square);
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
