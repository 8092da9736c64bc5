/** How `leat pipeline describe` draws a pipeline. */
export const pipelineFormats = ['tree', 'mermaid', 'dot', 'json'] as const;

export type PipelineFormat = (typeof pipelineFormats)[number];
