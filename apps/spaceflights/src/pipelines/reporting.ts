import { node, type Pipeline, pipeline } from '@leat/core';
import { comparePassengerCapacity, createConfusionMatrix, plotConfusionMatrix, plotPassengerCapacity } from '../nodes/reporting.ts';
import type { Project } from '../project.ts';

/** Pictures for people. */
export default pipeline([
  node(comparePassengerCapacity, { inputs: 'preprocessed_shuttles', outputs: 'shuttle_type_means', tags: 'cpu' }),
  node(plotPassengerCapacity, { inputs: 'shuttle_type_means', outputs: 'passenger_capacity_chart' }),
  node(createConfusionMatrix, { outputs: 'confusion_matrix' }),
  node(plotConfusionMatrix, { inputs: 'confusion_matrix', outputs: 'confusion_matrix_chart' }),
]) satisfies Pipeline<Project>;
