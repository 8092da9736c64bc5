import { type Fits, type Given, node, type Pipeline, pipeline } from '../../../src/index.ts';
import { type Company, clean, type Row, split } from '../tables.ts';

type Project = Given<{ companies: Company[]; shuttles: Row[]; rows: Row[] }, { model: { alpha: number } }>;

// error: satisfies | Types of property '"params:model.alpha"' are incompatible. | Type 'number' is not assignable to type '{ testSize: number; }'.
export const parameter = pipeline([
  node(split, { inputs: ['rows', 'params:model.alpha'], outputs: ['a', 'b', 'c'] }),
]) satisfies Pipeline<Project>;

// error: satisfies | Property 'compnies' is missing in type 'Project' but required in type '{ compnies: Company[]; }'.
export const dataset = pipeline([
  node((companies: Company[]) => companies, { name: 'keep', inputs: 'compnies', outputs: 'kept' }),
]) satisfies Pipeline<Project>;

type Stored = Given<{ raw: string[]; clean: { founded: string }[] }>;

// error: satisfies | Types of property 'clean' are incompatible. | Types of property 'founded' are incompatible. | Type 'Date' is not assignable to type 'string'.
export const stored = pipeline([
  node((raw: string[]) => raw.map((text) => ({ founded: new Date(text) })), { name: 'parse', inputs: 'raw', outputs: 'clean' }),
]) satisfies Fits<Stored>;

export const fine = pipeline([node(clean, { inputs: ['companies', 'shuttles'], outputs: 'rows' })]) satisfies Fits<Project>;
