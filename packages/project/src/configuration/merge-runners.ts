import type { ConfigMap, ConfigNode } from './config-tree.ts';
import { type MergeValue, mergeDeeply, mergeKeys } from './merge.ts';

/** Lays `runners.yml` of an environment over base's. Options merge deeply; a runner is replaced whole when its form or its `type` changes. */
export const mergeRunners = (base: ConfigMap, over: ConfigMap): ConfigMap => mergeKeys(base, over, mergeRunner);

const mergeRunner: MergeValue = (base, over, path) => {
  if (base.kind !== 'map' || over.kind !== 'map' || changesType(base, over)) return over;
  return mergeKeys(base, over, (below, above, at) => optionMerge(at.slice(path.length + 1))(below, above, at), path);
};

/** How one option of a runner merges: most deeply, but what is a runner, or a parameter to vary, is one thing. */
function optionMerge(name: string): MergeValue {
  if (name === 'runner') return mergeRunner;
  if (name === 'runners') return eachBy(mergeRunner);
  if (name === 'parameters') return eachBy(mergeVaried);
  return mergeDeeply;
}

const eachBy =
  (mergeValue: MergeValue): MergeValue =>
  (base, over, path) => {
    if (base.kind === 'map' && over.kind === 'map') return mergeKeys(base, over, mergeValue, path);
    return mergeDeeply(base, over, path);
  };

/** A parameter that a sweep varies: bounds merge with bounds, a list replaces them. */
const mergeVaried: MergeValue = (base, over, path) => {
  if (base.kind !== 'map' || over.kind !== 'map' || changesType(base, over)) return over;
  return mergeDeeply(base, over, path);
};

function changesType(base: ConfigMap, over: ConfigMap): boolean {
  const type = typeOf(over);
  return type !== undefined && type !== typeOf(base);
}

function typeOf(node: ConfigMap): unknown {
  const type: ConfigNode | undefined = node.entries.get('type')?.value;
  return type?.kind === 'scalar' ? type.value : undefined;
}
