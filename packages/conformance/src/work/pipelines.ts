import type { Pipeline } from '@leat/core';
import { cancelPipelines } from './cancel-pipelines.ts';
import { dataPipelines } from './data-pipelines.ts';
import { largePipeline } from './large-pipeline.ts';
import { orderPipelines } from './order-pipelines.ts';
import { outcomePipelines } from './outcome-pipelines.ts';
import { placePipelines } from './place-pipelines.ts';
import { policyPipelines } from './policy-pipelines.ts';
import { valuePipelines } from './value-pipelines.ts';

/** Makes a pipeline whose nodes mark in a folder what they do. */
export type MakePipeline = (folder: string) => Pipeline;

const makers: Readonly<Record<string, MakePipeline>> = {
  ...outcomePipelines,
  ...orderPipelines,
  ...dataPipelines,
  ...valuePipelines,
  ...cancelPipelines,
  ...policyPipelines,
  ...placePipelines,
};

/** What there is, besides those made to a size: `chain-100000`, `fan-10000`. */
export const pipelineNames: readonly string[] = Object.keys(makers);

/** The pipeline of that name, its nodes writing to that folder. */
export const pipelineNamed = (name: string, folder: string): Pipeline | undefined => makers[name]?.(folder) ?? largePipeline(name);
