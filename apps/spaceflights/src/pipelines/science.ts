import { node, type Pipeline, pipeline } from '@leat/core';
import { evaluateModel, splitData, trainModel } from '../nodes/science.ts';
import type { Project } from '../project.ts';

/** From the table to a model of the price, and how good it is. */
export default pipeline([
  node(splitData, {
    inputs: ['model_input_table', 'params:model.features', 'params:split'],
    outputs: { X_train: 'X_train', X_test: 'X_test', y_train: 'y_train', y_test: 'y_test' },
  }),
  node(trainModel, { inputs: ['X_train', 'y_train', 'params:model'], outputs: 'regressor', tags: 'cpu' }),
  node(evaluateModel, { inputs: ['regressor', 'X_test', 'y_test'], outputs: 'evaluation', tags: 'cpu' }),
]) satisfies Pipeline<Project>;
