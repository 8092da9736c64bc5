import { node, type Pipeline, pipeline } from '@leat/core';
import { predictPrices } from '../nodes/inference.ts';
import type { Project } from '../project.ts';

/** Prices for shuttles that are asked for. */
export default pipeline([node(predictPrices, { inputs: ['regressor', 'request'], outputs: 'prediction' })]) satisfies Pipeline<Project>;
