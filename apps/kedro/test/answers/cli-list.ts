import { parseList } from '@leat/project';
import type { Answer, KedroCase } from '../case-file.ts';

/** A list of names as it is read: all lists in the same way. */
export const cliListAnswer = ({ text = '' }: KedroCase): Answer => ({ value: parseList(text) });
