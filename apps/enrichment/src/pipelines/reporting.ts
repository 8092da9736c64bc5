import { node, type Pipeline, pipeline } from '@leat/core';
import { countTopics, joinAnswers } from '../nodes/reporting.ts';
import type { Project } from '../project.ts';

/** The documents with their answers, and how many there are of what. */
export default pipeline([
  node(joinAnswers, { inputs: ['documents', 'topics', 'summaries'], outputs: 'enriched' }),
  node(countTopics, { inputs: 'enriched', outputs: 'report' }),
]) satisfies Pipeline<Project>;
