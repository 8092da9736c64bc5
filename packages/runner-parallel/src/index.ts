export { default } from './parallel.ts';
