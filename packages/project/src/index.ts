export { readConfiguration } from './configuration/configuration.ts';
