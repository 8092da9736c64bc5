import { node, type Pipeline, pipeline } from '@leat/core';
import { collectDocuments } from '../nodes/collection.ts';
import type { Project } from '../project.ts';

/** Documents to ask about. */
export default pipeline([node(collectDocuments, { inputs: ['params:documents'], outputs: 'documents' })]) satisfies Pipeline<Project>;
