import { type Catalog, LeatError, type Node, openSource, type RunSource, type Work } from '@leat/core';
import type { NodeTask, PipelineAddress } from './messages.ts';

/** The sources and pipelines that this thread has loaded. */
export class LoadedWork {
  readonly #sources = new Map<number, RunSource>();
  readonly #works = new Map<number, Promise<Work>>();
  readonly #nodes = new Map<string, Promise<ReadonlyMap<string, Node>>>();

  async load(address: PipelineAddress, from: RunSource | undefined): Promise<void> {
    if (from) {
      this.#sources.set(address.source, from);
      this.#works.set(address.source, open(from));
    }
    const nodes = this.#pipeline(address);
    this.#nodes.set(keyOf(address), nodes);
    await nodes;
  }

  /** The node of that name, the catalog and the source, as loaded here. Throws SOURCE_STALE when the pipeline has no such node. */
  async find(task: NodeTask): Promise<{ readonly node: Node; readonly catalog: Catalog; readonly source: RunSource }> {
    const work = await this.#works.get(task.source)!;
    const nodes = await this.#nodes.get(keyOf(task))!;
    const node = nodes.get(task.node);
    if (node) return { node, catalog: work.catalog, source: this.#sources.get(task.source)! };
    throw new LeatError(
      'SOURCE_STALE',
      `node "${task.node}" is not in pipeline "${task.pipeline}" as a thread loads it: the code has changed since the run was planned, or the pipeline is not the same each time it is made`,
    );
  }

  async #pipeline({ source, pipeline }: PipelineAddress): Promise<ReadonlyMap<string, Node>> {
    const work = await this.#works.get(source)!;
    const { nodes } = await work.pipeline(pipeline);
    return new Map(nodes.map((node) => [node.name, node]));
  }
}

const open = async (source: RunSource): Promise<Work> => (await openSource(source)).load();

const keyOf = ({ source, pipeline }: PipelineAddress): string => `${source} ${pipeline}`;
