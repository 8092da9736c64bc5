import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** An S3-compatible server on this machine, with one empty bucket. */
export interface S3Server extends AsyncDisposable {
  readonly endpoint: string;
  readonly bucket: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string; readonly endpoint: string };
}

/** Too much for the workspace (108 packages), and needed by one test: installed beside it, once. */
const version = '3.7.1';
const home = fileURLToPath(new URL('../../node_modules/.cache/s3rver', import.meta.url));
const bucket = 'leat-test';

/** Starts the server on a free port of the loopback address. It knows one access key, and takes any signature of it. */
export async function startS3(): Promise<S3Server> {
  await install();
  const folder = await mkdtemp(join(tmpdir(), 'leat-s3-'));
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const script = join(home, 'node_modules/s3rver/bin/s3rver.js');
  const options = ['-d', folder, '-a', '127.0.0.1', '-p', String(port), '--configure-bucket', bucket];
  const server = spawn(process.execPath, [script, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (text) => (printed += text));
  for (let tries = 0; !(await answers(endpoint)); tries++) {
    if (server.exitCode !== null || tries > 300) throw new Error(`the S3 server did not start:\n${printed}`);
    await sleep(100);
  }
  return {
    endpoint,
    bucket,
    credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER', endpoint },
    async [Symbol.asyncDispose]() {
      server.kill();
      if (server.exitCode === null) await once(server, 'exit');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function install(): Promise<void> {
  const manifest = join(home, 'node_modules/s3rver/package.json');
  const installed = await readFile(manifest, 'utf8').then(
    (text) => JSON.parse(text).version,
    () => undefined,
  );
  if (installed === version) return;
  await mkdir(home, { recursive: true });
  await writeFile(join(home, 'package.json'), JSON.stringify({ private: true, dependencies: { s3rver: version } }));
  await promisify(execFile)('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: home });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('there is no free port');
  return address.port;
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false,
  );
