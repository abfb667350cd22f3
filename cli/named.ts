/** What a claim names, looked up; whatever is not there is an error that says what is. */

/** Whatever goes by this name. Throws where nothing does. */
export function named<V>(what: string, name: string, all: Readonly<Partial<Record<string, V>>>): V {
  const found = Object.hasOwn(all, name) ? all[name] : undefined;
  if (found === undefined) throw new Error(`${what}: ${name} is none of ${Object.keys(all).join(', ')}`);
  return found;
}

/** Throws where the list has no such place, from 0 on. */
export function numbered<V>(what: string, place: number, all: readonly V[]): V {
  const found = all[place];
  if (found === undefined) throw new Error(`${what}: there are ${all.length}`);
  return found;
}
