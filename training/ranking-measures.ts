/** Average precision: the mean, over the positives, of the share of positives down to each; ties in the given order. */
export function averagePrecision(scores: readonly number[], labels: readonly boolean[]): number {
  const order = [...scores.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  let found = 0;
  let sum = 0;
  for (const [rank, i] of order.entries()) {
    if (labels[i] !== true) continue;
    found++;
    sum += found / (rank + 1);
  }
  return found === 0 ? 0 : sum / found;
}

/** F1 of "at least the threshold". */
export function f1(scores: readonly number[], labels: readonly boolean[], threshold: number): number {
  let right = 0;
  let wrong = 0;
  for (const [i, score] of scores.entries()) {
    if (score >= threshold !== (labels[i] === true)) wrong++;
    else if (labels[i] === true) right++;
  }
  return right === 0 ? 0 : (2 * right) / (2 * right + wrong);
}
