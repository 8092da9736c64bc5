import type { Hooks } from '@leat/core';
import { mark } from './marks.ts';

/** `marks`: marks what they go around and see. `forgets`: goes around node "two" without calling `next`. */
export type HookName = 'marks' | 'forgets';

/** The hooks of the suite's work, by name. */
export const hooksIn = (folder: string, name: HookName): Hooks => (name === 'marks' ? marking(folder) : forgetting);

const marking = (folder: string): Hooks => ({
  async aroundRun(request, next) {
    mark(folder, 'before run', request.runId);
    const result = await next();
    mark(folder, 'after run', request.runId);
    return result;
  },
  async aroundNode({ node, attempt }, next) {
    mark(folder, `before ${node.name}`, attempt);
    try {
      await next();
    } finally {
      mark(folder, `after ${node.name}`, attempt);
    }
  },
  onEvent: ({ type }) => mark(folder, `saw ${type}`),
});

const forgetting: Hooks = {
  async aroundNode({ node }, next) {
    if (node.name !== 'two') await next();
  },
};
