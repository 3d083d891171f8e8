/** Maps that are never changed in place, so that a signal notices. */

/** A map with one more; the oldest go where there is a limit. */
export function put<T>(
  map: ReadonlyMap<string, T>,
  key: string,
  value: T,
  most = 0,
): Map<string, T> {
  const after = new Map(map);
  after.delete(key);
  after.set(key, value);
  for (const old of after.keys()) {
    if (!most || after.size <= most) break;
    after.delete(old);
  }
  return after;
}

/** Reads [key, number] pairs that an earlier page kept. */
export function parsedNumbers(kept: string | null): Map<string, number> {
  try {
    const read: unknown = JSON.parse(kept ?? "[]");
    if (!Array.isArray(read)) return new Map();
    return new Map(read.filter((pair) => typeof pair?.[0] === "string" && Number(pair[1]) > 0));
  } catch {
    return new Map();
  }
}

export function without<T>(map: ReadonlyMap<string, T>, key: string): ReadonlyMap<string, T> {
  if (!map.has(key)) return map;
  const after = new Map(map);
  after.delete(key);
  return after;
}
