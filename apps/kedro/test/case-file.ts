import { readFileSync } from 'node:fs';
import type { JsonObject, Selection } from '@leat/core';

/** Names by position or by key, as Kedro's nodes take them. */
export type CaseNames = null | string | readonly string[] | Readonly<Record<string, string>>;

export interface CaseNode {
  readonly name: string;
  readonly inputs: CaseNames;
  readonly outputs: CaseNames;
  readonly tags?: string | readonly string[];
  readonly namespace?: string;
  readonly confirms?: string | readonly string[];
}

/** A list inside is a pipeline of its own. */
export type CaseGraph = readonly (CaseNode | readonly CaseNode[])[];

/** An answer, or why there is none. */
export interface Answer {
  readonly error?: string;
  readonly mentions?: readonly string[];
  readonly suggestions?: readonly string[];
  readonly [field: string]: unknown;
}

/** One question. Which fields there are depends on `kind`. */
export interface KedroCase {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly expect: Answer;
  readonly node?: CaseNode;
  readonly graph?: string;
  readonly left?: string;
  readonly right?: string;
  readonly op?: string;
  readonly filter?: Selection;
  readonly method?: string;
  readonly args?: readonly string[];
  readonly by?: string | null;
  readonly modifiers?: object;
  readonly done?: readonly string[];
  readonly failing?: readonly string[];
  readonly persistent?: readonly string[];
  readonly datasets?: Readonly<Record<string, 'existing' | 'missing' | 'memory'>>;
  readonly watch?: readonly string[];
  readonly given?: Readonly<Record<string, unknown>>;
  readonly inputs?: CaseNames;
  readonly outputs?: CaseNames;
  readonly returns?: unknown;
  readonly yields?: readonly unknown[];
  readonly provided?: readonly string[];
  readonly catalog?: JsonObject;
  readonly credentials?: JsonObject;
  readonly name?: string;
  readonly loadVersions?: Readonly<Record<string, string>>;
  readonly parameters?: JsonObject;
  readonly text?: string;
  readonly of?: string;
  /** Paths alone where a file holds its own path. */
  readonly files?: Files | readonly string[];
  readonly directories?: readonly string[];
  readonly key?: string;
  readonly env?: string;
  readonly baseEnv?: string;
  readonly defaultEnv?: string;
  readonly runtimeParams?: JsonObject;
  readonly mergeStrategy?: Readonly<Record<string, string>>;
  readonly patterns?: Readonly<Record<string, readonly string[]>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** Kedro's answer if it merged parameters deeply, as leat does. */
  readonly deepMergeExpect?: Answer;
  readonly filepath?: string;
  readonly versioned?: boolean;
  readonly load?: string;
  readonly save?: string;
  readonly suffix?: string;
  readonly overwrite?: boolean;
  readonly checkpoint?: string;
  readonly steps?: readonly Step[];
}

/** Texts by path. */
export type Files = Readonly<Record<string, string>>;

/** Something done with a dataset, or with a file past it. */
export type Step =
  | 'load'
  | 'save'
  | 'exists'
  | 'versions'
  | 'release'
  | 'confirm'
  | { readonly write: string }
  | { readonly save: Readonly<Record<string, string>> };

/** How leat answers a kind of question, in the form of Kedro's answer. Throws a `LeatError` where Kedro's answer is an error. */
export type Ask = (question: KedroCase, graphs: CaseFile['graphs']) => Answer | Promise<Answer>;

export interface CaseFile {
  readonly graphs: Readonly<Record<string, CaseGraph>>;
  readonly cases: readonly KedroCase[];
}

/** The questions that came with leat, or those of the file that `LEAT_CASES` names. */
export function readCases(): CaseFile {
  const file = process.env.LEAT_CASES ?? new URL('../data/kedro-cases.json', import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as CaseFile;
}
