import type { Answer, CaseFile, KedroCase } from '../case-file.ts';

/** A question that leat answers otherwise than Kedro, on purpose. */
export interface Difference {
  readonly name: string;
  readonly reason: string;
  /** Recognises a question by what it asks. */
  applies(question: KedroCase, graphs: CaseFile['graphs']): boolean;
  /** What leat answers; or a question that Kedro and leat agree on, whose answer is the right one for this. */
  instead(
    question: KedroCase,
    graphs: CaseFile['graphs'],
  ): { readonly answer: Answer } | { readonly as: KedroCase; readonly graphs: CaseFile['graphs'] };
}
