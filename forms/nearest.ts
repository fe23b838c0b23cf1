/** Letters to change, add, drop or swap with their neighbour to make one word of the other; `most` stands for all that is further apart. */
export function lettersApart(a: string, b: string, most = Number.POSITIVE_INFINITY): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (previous[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1]);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      current.push(Math.min(change, swap, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    // A swap reaches back one row further.
    if (Math.min(...current, ...previous) >= most) return most;
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/** The name that was probably meant, if one is near enough. */
export function nearestName(name: string, names: Iterable<string>): string | undefined {
  if (name.length > 100) return undefined;
  let best: { name: string; far: number } | undefined;
  for (const candidate of names) {
    const far = lettersApart(name.toLowerCase(), candidate.toLowerCase());
    if (far <= Math.max(1, Math.floor(name.length / 3)) && far < (best?.far ?? Number.POSITIVE_INFINITY)) {
      best = { name: candidate, far };
    }
  }
  return best?.name;
}
