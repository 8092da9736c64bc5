import { node, type Pipeline, pipeline } from '@leat/core';
import { createModelInputTable, preprocessCompanies, preprocessShuttles } from '../nodes/processing.ts';
import type { Project } from '../project.ts';

/** From the raw tables to one table that a model can learn from. */
export default pipeline([
  node(preprocessCompanies, { inputs: 'companies', outputs: 'preprocessed_companies' }),
  node(preprocessShuttles, { inputs: 'shuttles', outputs: 'preprocessed_shuttles' }),
  node(createModelInputTable, {
    inputs: ['preprocessed_shuttles', 'preprocessed_companies', 'reviews'],
    outputs: 'model_input_table',
  }),
]) satisfies Pipeline<Project>;
