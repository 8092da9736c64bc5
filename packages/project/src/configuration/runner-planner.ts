import type { RunnerDefinition } from '@leat/core';
import { type ConfigEntry, type ConfigList, type ConfigMap, type ConfigNode, decided } from './config-tree.ts';
import { configError, type Origin } from './origin.ts';
import { assemble, checkSlots, type PlannedRunner, type RunnerUse } from './planned-runner.ts';
import { emptyStack, notARunner, type RunnerEntry, readEntry } from './runner-entry.ts';

/** Where a type is named, for the error when there is no such runner. */
export interface TypeUse {
  readonly type: string;
  readonly origin: Origin;
  readonly label: string;
  /** Entries that the name could have meant as well. */
  readonly entries: readonly string[];
}

/** How a plan comes to know what a type is. It imports the runner's package, and nothing else of the user. */
export type FindDefinition = (use: TypeUse) => Promise<RunnerDefinition>;

/** Follows names, stacks and slots of `runners.yml` down to plans. */
export class RunnerPlanner {
  readonly #entries: ConfigMap['entries'];
  readonly #find: FindDefinition;
  readonly #planned: (part: PlannedRunner) => void;

  /** `planned` is told of every runner of the tree. */
  constructor({ entries }: ConfigMap, find: FindDefinition, planned: (part: PlannedRunner) => void) {
    this.#entries = entries;
    this.#find = find;
    this.#planned = planned;
  }

  /** An entry or, failing that, a type. Throws RUNNER_CYCLE. */
  async named(name: string, use: RunnerUse): Promise<PlannedRunner> {
    const entry = this.#entries.get(name);
    if (!entry) return this.#typed({ type: name, typeOrigin: use.origin, options: new Map(), slots: new Map() }, use, undefined);
    if (use.trail.includes(name)) throw cycle(name, use);
    return this.#slot(entry.value, {
      ...use,
      label: name,
      origin: decided(entry),
      trail: [...use.trail, name],
      names: [...use.names, { name, origins: entry.origins }],
      entry: entry.value.kind === 'map' ? name : undefined,
    });
  }

  async #slot(node: ConfigNode, use: RunnerUse): Promise<PlannedRunner> {
    if (node.kind === 'list') return this.#stack(node, use);
    if (node.kind === 'map') return this.#typed(readEntry(node, use.label), use, node);
    if (typeof node.value === 'string' && node.value !== '') return this.named(node.value, { ...use, origin: node.origin });
    throw notARunner(node, use.label);
  }

  /** Outermost first, so it is planned from its end. The names of the stack are those of its outermost runner. */
  async #stack({ items, origin }: ConfigList, use: RunnerUse): Promise<PlannedRunner> {
    let inside = use.inside;
    for (let index = items.length - 1; index >= 0; index--) {
      const item = items[index] as ConfigNode;
      const { label, trail, names } = use;
      const here: RunnerUse = { label: `${label} > ${index + 1}`, origin: item.origin, trail, names: index === 0 ? names : [] };
      inside = await this.#slot(item, inside ? { ...here, inside } : here);
    }
    if (!inside || items.length === 0) throw emptyStack({ kind: 'list', items, origin, size: 1 }, use.label);
    return inside;
  }

  async #typed(entry: RunnerEntry, use: RunnerUse, node: ConfigMap | undefined): Promise<PlannedRunner> {
    const entries = node ? [] : [...this.#entries.keys()];
    const definition = await this.#find({ type: entry.type, origin: entry.typeOrigin, label: use.label, entries });
    checkSlots(definition, entry, use);
    const inner = new Map<string, PlannedRunner>();
    for (const [name, slot] of entry.slots) inner.set(name, await this.#inner(name, slot, use));
    const isLayer = definition.kind === 'wrapper' && inner.size === 0;
    if (isLayer) inner.set('default', use.inside ?? (await this.#default(use)));
    const planned = assemble(entry, { definition, isLayer, use, inner, node });
    this.#planned(planned);
    return planned;
  }

  #inner(name: string, { value }: ConfigEntry, { label, trail }: RunnerUse): Promise<PlannedRunner> {
    return this.#slot(value, { label: `${label} > ${name === 'default' ? 'runner' : name}`, origin: value.origin, trail, names: [] });
  }

  /** What a layer goes around when nothing is said: the entry `default`, unless that is where it stands. The entry is followed anew, for the layer may stand in it too. */
  #default({ label, origin, trail }: RunnerUse): Promise<PlannedRunner> {
    const use = { label: `${label} > runner`, origin, names: [] };
    if (this.#entries.has('default') && !trail.includes('default')) return this.named('default', { ...use, trail: [] });
    return this.named('sequential', { ...use, trail });
  }
}

function cycle(name: string, { origin, trail }: RunnerUse): Error {
  const round = [...trail.slice(trail.indexOf(name)), name];
  const hint = round.length === 2 ? `; for the runner of that name write "${name}: { type: ${name} }"` : '';
  return configError(origin, 'RUNNER_CYCLE', `runners go round: ${round.join(' → ')}${hint}`);
}
