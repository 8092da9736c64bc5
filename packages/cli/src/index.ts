export { defineConfig } from '@leat/project';
