import { defineRunner, LeatError } from '@leat/core';

/** `runners: { gpu: cluster, default: fast }`: each node to the first runner named after one of its tags, else to `default`. */
export default defineRunner({
  apiVersion: 1,
  kind: 'wrapper',
  create: (_, { runners }) => ({
    place(node) {
      const name = node.tags.find((tag) => runners.has(tag)) ?? 'default';
      const runner = runners.get(name);
      if (runner?.place) return runner.place(node);
      const why = runner
        ? `${runner.name} runs whole pipelines, not single nodes`
        : `there is none: name one of ${[...runners.keys()].join(', ')} in the node's tags, or add "default"`;
      throw new LeatError('NO_PLACE', `route: node "${node.name}" goes to the runner "${name}", and ${why}`);
    },
  }),
});
