export { type CommandOptions, command } from './command.ts';
