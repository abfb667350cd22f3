/** What a number of the spec may be, read from the schema by its path, so that no control types a bound again. */
import { specSchema } from './schema';
import { sourceSchemaOf, type SourceKind } from './sources';

export interface Bounds {
  readonly min: number;
  readonly max: number;
  /** Whether `min` itself is refused. */
  readonly above: boolean;
  readonly whole: boolean;
  /** Whether it may be left empty. */
  readonly nullable: boolean;
}

/** What of valibot's schemas and actions is read here. */
interface Node {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Node>>;
  readonly item?: Node;
  readonly wrapped?: Node;
  readonly pipe?: readonly Node[];
  readonly requirement?: unknown;
}

/**
 * The bounds of the number at a path of the spec ("contenders.0.units").
 *
 * @param source whose fields follow "data.source."
 * @throws where there is no such field, or where it is no number between bounds
 */
export function boundsAt(path: string, source: SourceKind): Bounds {
  const known = found.get(`${source} ${path}`) ?? read(path, source);
  found.set(`${source} ${path}`, known);
  return known;
}

const found = new Map<string, Bounds>();

function read(path: string, source: SourceKind): Bounds {
  const keys = path.split('.');
  let node: Node | undefined = specSchema as unknown as Node;
  for (const [depth, key] of keys.entries()) {
    const inside: Node = bare(node);
    node = inside.entries ? ownEntry(inside.entries, key) : inside.item;
    if (keys.slice(0, depth + 1).join('.') === 'data.source') node = sourceSchemaOf(source) as unknown as Node;
    if (node === undefined) throw new Error(`path: ${path} is no field of the spec`);
  }
  const checks = bare(node).pipe ?? [];
  const limit = (type: string) => checks.find((check) => check.type === type)?.requirement;
  const [least, over, max] = [limit('min_value'), limit('gt_value'), limit('max_value')];
  const min = least ?? over;
  if (typeof min !== 'number' || typeof max !== 'number') throw new Error(`path: ${path} is no number between bounds`);
  const whole = checks.some(({ type }) => type === 'integer');
  return { min, max, above: least === undefined, whole, nullable: isNullable(node) };
}

const ownEntry = (entries: Readonly<Record<string, Node>>, key: string): Node | undefined =>
  Object.hasOwn(entries, key) ? entries[key] : undefined;

/** Without what says that it may be absent or null, or what it means: a described number is a pipe around the number's own. */
function bare(node: Node): Node {
  if (node.wrapped) return bare(node.wrapped);
  const [first] = node.pipe ?? [];
  return first && first !== node && (first.wrapped ?? first.pipe ?? first.entries) ? bare(first) : node;
}

const isNullable = (node: Node): boolean =>
  node.type === 'nullable' || [node.wrapped, node.pipe?.[0]].some((each) => each && each !== node && isNullable(each));
