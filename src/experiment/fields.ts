/** Fields by path ("contenders.0.units"): reading, setting without mutation, and the paths in which two specs differ. */
import { isFieldName, ownValue } from './document';
import type { ExperimentSpec } from './schema';

type Node = Record<string, unknown> | readonly unknown[];

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** The value at a path; undefined where there is none. */
export function fieldAt(root: unknown, path: string): unknown {
  return path.split('.').reduce(ownValue, root);
}

/** A copy of `root` with the value at `path` replaced. Throws when the path leaves the document, or has a name no field can have. */
export function withField<R>(root: R, path: string, value: unknown): R {
  return replaced(root, path.split('.'), value, path) as R;
}

function replaced(node: unknown, keys: readonly string[], value: unknown, path: string): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  if (!isNode(node)) throw new Error(`path: ${path} leads into a plain value at "${key}"`);
  if (!isFieldName(key)) throw new Error(`path: ${path} has the name "${key}", which no field can have`);
  const copy = (Array.isArray(node) ? [...(node as unknown[])] : { ...node }) as Record<string, unknown>;
  copy[key] = replaced(copy[key], rest, value, path);
  return copy;
}

/**
 * Paths of the leaves in which two specs differ, in document order. A list whose length differs, and a source whose
 * kind differs, is one path.
 */
export function changedFields(before: ExperimentSpec, after: ExperimentSpec): string[] {
  const paths: string[] = [];
  walk(before, after, '', paths);
  return paths;
}

function walk(before: unknown, after: unknown, path: string, paths: string[]): void {
  if (Object.is(before, after)) return;
  if (!isNode(before) || !isNode(after)) {
    paths.push(path);
    return;
  }
  const kinds = [before, after].map((node) => (node as Record<string, unknown>)['kind']);
  if (path === 'data.source' && kinds[0] !== kinds[1]) {
    paths.push(path);
    return;
  }
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  if (Array.isArray(before) && before.length !== (after as unknown[]).length) {
    paths.push(path);
    return;
  }
  for (const key of keys) {
    const below = path === '' ? key : `${path}.${key}`;
    walk((before as Record<string, unknown>)[key], (after as Record<string, unknown>)[key], below, paths);
  }
}
