export { openSource } from '@leat/project';
