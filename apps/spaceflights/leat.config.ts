import { defineConfig } from 'leat';

export default defineConfig({
  pipelines: {
    default: ['processing', 'science', 'reporting'],
    training: ['processing', 'science'],
    processing: () => import('./src/pipelines/processing.ts'),
    science: () => import('./src/pipelines/science.ts'),
    reporting: () => import('./src/pipelines/reporting.ts'),
    inference: () => import('./src/pipelines/inference.ts'),
  },
});
