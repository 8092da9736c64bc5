import type { Classified, Partitions, Summarised } from '../documents.ts';
import { type Enrichment, enrich } from '../enrich.ts';

/** Asks the service what each document is about, unless that is known. */
export const classify = (enrichment: Enrichment<Classified>): AsyncGenerator<Partitions<Classified>> => enrich('classify', enrichment);

/** Asks the service for a summary of each document, unless there is one. */
export const summarise = (enrichment: Enrichment<Summarised>): AsyncGenerator<Partitions<Summarised>> => enrich('summarise', enrichment);
