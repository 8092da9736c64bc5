import type { Target } from '../target.ts';
import { cli } from './cli.ts';
import { config } from './config.ts';
import { core } from './core.ts';
import { datasets } from './datasets.ts';

/** Every figure that is promised somewhere, in the order they are measured. */
export const targets: readonly Target[] = [...core, ...cli, ...config, ...datasets];
