import { isAbsolute, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isLeatError, LeatError } from '@leat/core';
import { registerResolveHooks } from './resolve-hooks.ts';

/** Imports a file of the project, or of a package it uses. Throws TYPESCRIPT for what Node cannot run, in a sentence, and IMPORT_FAILED, with what was thrown as its cause. */
export async function importModule(file: string, root: string): Promise<Readonly<Record<string, unknown>>> {
  registerResolveHooks();
  try {
    return await import(pathToFileURL(file).href);
  } catch (error) {
    throw importError(error, file, root);
  }
}

/** What an import that failed means to the user; `file` is what was imported, by way of which others may have been. Errors of leat stay as they are. */
export function importError(error: unknown, file: string, root: string): LeatError {
  if (isLeatError(error)) return error as LeatError;
  const { code, message = String(error) } = (error ?? {}) as { code?: string; message?: string };
  const at = placeOf(error, root) ?? throwerOf(error, root) ?? pathFrom(root, file);
  const sentence = typescriptSentence(code, message, error);
  if (sentence) return new LeatError('TYPESCRIPT', `${at}  ${sentence}`, { cause: error });
  const missing = /^Cannot find (module|package) '(.+?)' imported from (.+)$/.exec(message);
  if (missing) return new LeatError('IMPORT_FAILED', missingSentence(missing, root), { cause: error });
  return new LeatError('IMPORT_FAILED', `${at}  it could not be imported: ${message}`, { cause: error });
}

function typescriptSentence(code: string | undefined, message: string, error: unknown): string | undefined {
  const absent = /does not provide an export named '(.+)'/.exec(message);
  if (absent)
    return `there is no "${absent[1]}" to import when this runs. If it is a type, import it by "import type { ${absent[1]} }": Node takes the types out of a file and nothing else`;
  if (code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX') {
    return `${message.replace(' is not supported in strip-only mode', '')} cannot be used: Node takes the types out of a file and does not compile it. Set "erasableSyntaxOnly" in tsconfig.json to see this in the editor`;
  }
  if (code === 'ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING') {
    return `a package in node_modules is written in TypeScript (${/"(.+)"/.exec(message)?.[1]}), which Node does not run: build it to JavaScript`;
  }
  if (code === 'ERR_INVALID_TYPESCRIPT_SYNTAX') return `this is not TypeScript: ${message}`;
  const isParseError = error instanceof SyntaxError && message === 'Invalid or unexpected token';
  return isParseError
    ? 'it, or a file it imports, cannot be read. If there is a decorator (@name), write a function call instead: Node does not compile decorators'
    : undefined;
}

function missingSentence([, kind, name = '', importer = '']: RegExpExecArray, root: string): string {
  const from = pathFrom(root, importer);
  if (kind === 'module') return `${from}  it imports ${pathFrom(root, name)}, which does not exist`;
  const hint = /^[@~]\//.test(name)
    ? ': paths of tsconfig.json are not read by Node; use "imports" in package.json (#name)'
    : `: install it (npm install ${name})`;
  return `${from}  it imports the package "${name}", which is not installed${hint}`;
}

/** `src/nodes.ts:12:8`, from the head that Node puts before the stack of a syntax error. */
function placeOf(error: unknown, root: string): string | undefined {
  const stack = error instanceof Error ? String(error.stack) : '';
  const [, url, line] = /^(file:\/\/\S+?):(\d+)\n/.exec(stack) ?? [];
  if (!url) return undefined;
  const mark = stack.split('\n', 6).find((one) => /^\s*\^+$/.test(one));
  const column = (mark?.indexOf('^') ?? -1) + 1;
  return `${pathFrom(root, fileURLToPath(url))}:${line}${column > 0 ? `:${column}` : ''}`;
}

/** `src/broken.ts:7:9`: the first place of the project on the stack of what was thrown. */
function throwerOf(error: unknown, root: string): string | undefined {
  const stack = error instanceof Error ? String(error.stack) : '';
  for (const [, url = '', place] of stack.matchAll(/(file:\/\/\S+?):(\d+:\d+)\)?$/gm)) {
    const path = pathFrom(root, fileURLToPath(url));
    if (!isAbsolute(path) && !path.includes('node_modules/')) return `${path}:${place}`;
  }
  return undefined;
}

/** A path as people name it: from the project's root when it is inside. */
function pathFrom(root: string, file: string): string {
  const path = relative(root, file);
  return path.startsWith('..') ? file : path.split(sep).join('/');
}
