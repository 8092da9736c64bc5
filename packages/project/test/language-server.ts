import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);

/** What an editor marks, counted from 1. */
interface Marked {
  readonly at: string;
  readonly message: string;
}

/** An editor's half of the language server protocol: files are opened, marks and completions come back. */
export interface LanguageServer extends AsyncDisposable {
  /** What is marked in a file of this text. */
  marks(file: string, text: string): Promise<readonly Marked[]>;
  /** What is offered where the text has a `|`. */
  completions(file: string, text: string): Promise<readonly string[]>;
}

type Message = Readonly<Record<string, unknown>> & { readonly id?: number; readonly method?: string; readonly params?: never };

/** Starts npm's yaml-language-server with schemas by the pattern of the files that they are for. */
export async function languageServer(root: string, schemas: Readonly<Record<string, string>>): Promise<LanguageServer> {
  const manifest = require.resolve('yaml-language-server/package.json');
  const child = spawn(process.execPath, [join(dirname(manifest), 'bin/yaml-language-server'), '--stdio']);
  const settings = { yaml: { schemas, validate: true, completion: true, hover: false, schemaStore: { enable: false } } };
  const answers = new Map<number, (result: unknown) => void>();
  const marked = new Map<string, (marks: readonly Marked[]) => void>();
  let count = 0;

  const send = (message: object): void => {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  };
  const ask = (method: string, params: object): Promise<unknown> => {
    const id = ++count;
    send({ id, method, params });
    return new Promise((resolve) => answers.set(id, resolve));
  };
  readMessages(child, ({ id, method, params, result }) => {
    if (method === 'workspace/configuration') {
      const { items } = params as unknown as { items: { section: string }[] };
      send({ id, result: items.map(({ section }) => (section === 'yaml' ? settings.yaml : null)) });
    } else if (method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = params as unknown as { uri: string; diagnostics: Diagnostic[] };
      marked.get(uri)?.(diagnostics.map(({ range: { start }, message }) => ({ at: `${start.line + 1}:${start.character + 1}`, message })));
    } else if (method && id !== undefined) send({ id, result: null });
    else if (id !== undefined) answers.get(id)?.(result);
  });
  const newAddress = (file: string): string => pathToFileURL(join(root, String(++count), file)).href;
  const open = (uri: string, text: string): void => {
    send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'yaml', version: 1, text } } });
  };

  const folder = { uri: pathToFileURL(root).href, name: 'project' };
  const capabilities = { workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } } };
  await ask('initialize', { processId: process.pid, rootUri: folder.uri, workspaceFolders: [folder], capabilities });
  send({ method: 'initialized', params: {} });
  send({ method: 'workspace/didChangeConfiguration', params: { settings } });
  return {
    marks(file, text) {
      const uri = newAddress(file);
      const marks = new Promise<readonly Marked[]>((resolve) => marked.set(uri, resolve));
      open(uri, text);
      return marks;
    },
    async completions(file, text) {
      const before = text.slice(0, text.indexOf('|'));
      const uri = newAddress(file);
      open(uri, text.replace('|', ''));
      const position = { line: before.split('\n').length - 1, character: before.length - before.lastIndexOf('\n') - 1 };
      const found = (await ask('textDocument/completion', { textDocument: { uri }, position })) as { items: { label: string }[] };
      return found.items.map(({ label }) => label);
    },
    async [Symbol.asyncDispose]() {
      child.kill();
      if (child.exitCode === null && child.signalCode === null) await new Promise((resolve) => child.once('exit', resolve));
    },
  };
}

interface Diagnostic {
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
  readonly message: string;
}

/** Splits what the server writes into its messages. */
function readMessages({ stdout }: ChildProcessWithoutNullStreams, read: (message: Message) => void): void {
  let pending = Buffer.alloc(0);
  stdout.on('data', (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk]);
    for (;;) {
      const [head, length] = /^Content-Length: (\d+)\r\n(?:.*\r\n)*?\r\n/.exec(pending.toString('latin1')) ?? [];
      if (!head || pending.length < head.length + Number(length)) return;
      const body = pending.subarray(head.length, head.length + Number(length));
      pending = pending.subarray(head.length + Number(length));
      read(JSON.parse(body.toString('utf8')));
    }
  });
}
