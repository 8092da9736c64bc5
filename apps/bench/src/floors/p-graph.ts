import { type DependencyList, PGraph, type PGraphNode } from 'p-graph';
import type { Contender } from '../contender.ts';
import { start, startValue } from '../graph.ts';

/** The peer `p-graph`: it runs functions in order and moves no values, so they go through a Map; its graph is kept between runs, as leat keeps its own. */
export const pGraph: Contender = {
  name: 'p-graph',
  prepare({ steps }) {
    const values = new Map<string, number>();
    const producers = new Map(steps.map(({ name, output }) => [output, name]));
    const nodes = new Map<string, PGraphNode>();
    const dependencies: DependencyList = [];
    for (const { name, inputs, output, run } of steps) {
      const [input] = inputs as [string];
      nodes.set(name, { run: () => void values.set(output, run(values.get(input)!)) });
      const producer = producers.get(input);
      if (producer) dependencies.push([producer, name]);
    }
    const graph = new PGraph(nodes, dependencies);
    const last = steps.at(-1)!.output;
    return async () => {
      values.clear();
      values.set(start, startValue);
      await graph.run();
      return values.get(last)!;
    };
  },
};
