import type { Files } from '../project-folder.ts';

/** One mistake: the files, what is asked, and the whole message. */
export interface WrongConfiguration {
  /** Over a project that works; one that is `undefined` is not there. */
  readonly files?: Readonly<Record<string, string | undefined>>;
  /** Environment variables. */
  readonly variables?: Readonly<Record<string, string>>;
  readonly confSource?: string;
  readonly env?: string;
  readonly params?: string;
  readonly runnerSet?: string;
  readonly runner?: string;
  readonly with?: readonly string[];
  /** Asked for once all is loaded. */
  readonly pipeline?: string;
  readonly code: string;
  /** With `{root}` for the folder of the project. */
  readonly message: string;
}

export const base = (file: string, text: string): Files => ({ [`conf/base/${file}`]: text });
export const runners = (text: string): Files => base('runners.yml', text);
export const catalog = (text: string): Files => base('catalog.yml', text);
export const config = (text: string): Files => ({ 'leat.config.js': text });
