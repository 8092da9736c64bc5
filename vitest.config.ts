import { defineConfig } from 'vitest/config';

/** One configuration for every package: `vitest run` takes `*.test.ts`, `vitest run --mode system` takes `*.system.ts`. */
export default defineConfig(({ mode }) => ({
  test: {
    include: [mode === 'system' ? 'test/**/*.system.ts' : 'test/**/*.test.ts'],
    passWithNoTests: false,
    testTimeout: mode === 'system' ? 180_000 : 20_000,
    hookTimeout: mode === 'system' ? 180_000 : 20_000,
    ...(mode === 'system' && { fileParallelism: false }),
  },
}));
