export { default } from './isolated.ts';
