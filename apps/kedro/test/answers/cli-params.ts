import { parseParameters } from '@leat/project';
import type { Answer, KedroCase } from '../case-file.ts';

/** `--params` as it is read. */
export const cliParamsAnswer = ({ text = '' }: KedroCase): Answer => ({ value: parseParameters(text) });
