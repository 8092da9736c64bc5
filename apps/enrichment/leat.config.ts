import { defineConfig } from 'leat';

export default defineConfig({
  pipelines: {
    default: ['collection', 'enrichment', 'reporting'],
    collection: () => import('./src/pipelines/collection.ts'),
    enrichment: () => import('./src/pipelines/enrichment.ts'),
    reporting: () => import('./src/pipelines/reporting.ts'),
  },
});
