import { parseLoadVersions } from '@leat/project';
import type { Answer, KedroCase } from '../case-file.ts';

/** `--load-versions` as it is read. */
export const cliLoadVersionsAnswer = ({ text = '' }: KedroCase): Answer => ({ value: parseLoadVersions(text) });
