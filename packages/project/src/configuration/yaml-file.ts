import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument, type YAMLMap } from 'yaml';
import { type ConfigEntry, type ConfigMap, type ConfigNode, list, map, scalar, sizeOf } from './config-tree.ts';
import { configError, type Origin, wholeOf } from './origin.ts';
import { isUnsafeKey } from './safe-key.ts';
import { refuseProblems } from './yaml-problem.ts';
import { isExact } from './yaml-scalar.ts';

const deepest = 100;
const longest = 5 * 1024 * 1024;
const mostByAlias = 100_000;

/** Reads one file of `conf/`, YAML or JSON: a mapping, every value of it with its place. An empty file is an empty mapping. Throws CONFIG_SYNTAX with file, line and column. */
export function readYaml(text: string, file: string): ConfigMap {
  if (text.length > longest) throw configError(wholeOf(file), 'CONFIG_SYNTAX', 'the file is larger than 5 MB: put data into a dataset');
  const lines = new LineCounter();
  const node = build(text, lines, (offset) => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  });
  if (node.kind === 'map') return node;
  if (node.kind === 'scalar' && node.value === null) return map(new Map(), wholeOf(file));
  throw configError(
    node.origin,
    'CONFIG_SYNTAX',
    `a file of conf/ is a mapping ("key: value" lines), and this is ${node.kind === 'list' ? 'a list' : 'a single value'}`,
  );
}

/** Reads a piece of YAML that may be any value and stands at one place: a default, a value of the command line. Throws CONFIG_SYNTAX. */
export function readYamlValue(text: string, origin: Origin): ConfigNode {
  return build(text, new LineCounter(), () => origin);
}

type PlaceOf = (offset: number) => Origin;

function build(text: string, lines: LineCounter, at: PlaceOf): ConfigNode {
  const document = parse(text, lines, at);
  refuseProblems(document, at, deepest);
  return document.contents ? new TreeBuilder(at).build(document.contents as Node) : scalar(null, at(0));
}

function parse(text: string, lineCounter: LineCounter, at: PlaceOf): Document {
  try {
    return parseDocument(text, { lineCounter, merge: true, uniqueKeys: false, prettyErrors: false, stringKeys: false });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw configError(at(0), 'CONFIG_SYNTAX', `it cannot be read as YAML: ${why}`, error);
  }
}

/** Turns what yaml parsed into a located tree. One for each file, for it remembers anchors. */
class TreeBuilder {
  readonly #at: PlaceOf;
  /** An anchor without a node is one whose value is being read. */
  readonly #anchors = new Map<string, ConfigNode | undefined>();
  #byAlias = 0;

  constructor(at: PlaceOf) {
    this.#at = at;
  }

  build(node: Node | null | undefined, depth = 1, fallback?: Origin): ConfigNode {
    const origin = this.#originOf(node, fallback);
    if (depth > deepest) throw configError(origin, 'CONFIG_SYNTAX', `values are nested more than ${deepest} deep`);
    if (!node) return scalar(null, origin);
    if (isAlias(node)) return this.#aliased(node.source, origin);
    const anchor = (node as { anchor?: string }).anchor;
    if (anchor !== undefined) this.#anchors.set(anchor, undefined);
    const built = this.#contents(node, depth, origin);
    if (anchor !== undefined) this.#anchors.set(anchor, built);
    return built;
  }

  #contents(node: Node, depth: number, origin: Origin): ConfigNode {
    if (isMap(node)) return this.#mapping(node, depth, origin);
    if (isSeq(node))
      return list(
        node.items.map((item) => this.build(item as Node, depth + 1, origin)),
        origin,
      );
    return scalar(this.#scalarValue(node, origin), origin);
  }

  #mapping(node: YAMLMap, depth: number, origin: Origin): ConfigMap {
    const entries = new Map<string, ConfigEntry>();
    const merged: ConfigEntry[] = [];
    for (const pair of node.items as Pair<Node, Node | null>[]) {
      const keyOrigin = this.#originOf(pair.key, origin);
      const value = this.build(pair.value, depth + 1, keyOrigin);
      if (isMergeKey(pair.key)) {
        merged.push({ value, origins: [keyOrigin] });
        continue;
      }
      const key = this.#key(pair.key, keyOrigin);
      const earlier = entries.get(key);
      if (earlier)
        throw configError(keyOrigin, 'DUPLICATE_KEY', `"${key}" is already in this mapping, on line ${earlier.origins[0]?.line}`);
      entries.set(key, { value, origins: [keyOrigin] });
    }
    for (const one of merged) mergeInto(entries, one);
    return map(entries, origin);
  }

  #key(key: Node | null, origin: Origin): string {
    const target = isAlias(key) ? this.#aliased(key.source, origin) : key && this.build(key, 1, origin);
    if (target?.kind !== 'scalar') throw configError(origin, 'CONFIG_SYNTAX', 'a key is a name, not a list or a mapping');
    if (target.value === null) throw configError(origin, 'CONFIG_SYNTAX', 'a key is missing before ":"');
    const name = String(target.value);
    if (isUnsafeKey(name)) throw configError(origin, 'CONFIG_SYNTAX', `"${name}" cannot be a key`);
    return name;
  }

  #aliased(anchor: string, origin: Origin): ConfigNode {
    if (!this.#anchors.has(anchor)) throw configError(origin, 'CONFIG_SYNTAX', `there is no anchor "&${anchor}" before this`);
    const node = this.#anchors.get(anchor);
    if (!node) throw configError(origin, 'CONFIG_SYNTAX', `"*${anchor}" stands inside its own anchor, so it would never end`);
    this.#byAlias += sizeOf(node);
    if (this.#byAlias > mostByAlias)
      throw configError(origin, 'CONFIG_SYNTAX', `"*${anchor}" brings the values repeated by aliases to more than ${mostByAlias}`);
    return node;
  }

  #scalarValue(node: Node, origin: Origin): string | number | boolean | null {
    const { value, source = '' } = node as { value: unknown; source?: string };
    if (typeof value === 'number' && !isExact(value, source.replace(/^[-+]/, ''))) {
      throw configError(origin, 'CONFIG_SYNTAX', `the number ${source} cannot be held exactly: write it in quotes to keep it as text`);
    }
    if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value as string | number | boolean | null;
    if (typeof value === 'symbol') return source;
    throw configError(origin, 'CONFIG_SYNTAX', 'this kind of value has no place in a configuration');
  }

  #originOf(node: Node | null | undefined, fallback?: Origin): Origin {
    const offset = node?.range?.[0];
    return offset === undefined ? (fallback ?? this.#at(0)) : this.#at(offset);
  }
}

const isMergeKey = (key: Node | null): boolean =>
  isScalar(key) && (typeof key.value === 'symbol' || (key.value === '<<' && key.type === 'PLAIN'));

/** YAML's `<<`: keys of the mappings given, the first of several first; what stands beside it wins. */
function mergeInto(entries: Map<string, ConfigEntry>, { value, origins }: ConfigEntry): void {
  const sources = value.kind === 'list' ? value.items : [value];
  for (const source of sources) {
    if (source.kind !== 'map')
      throw configError(origins[0] ?? value.origin, 'CONFIG_SYNTAX', '"<<" takes a mapping, or a list of mappings');
    for (const [key, entry] of source.entries) if (!entries.has(key)) entries.set(key, entry);
  }
}
