import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { succeed } from './command.ts';

/** A registry on this machine: it has what is published to it, and passes on the rest from the real one. */
export interface LocalRegistry extends AsyncDisposable {
  readonly url: string;
  /** Environment variables that make npm and pnpm use it, with a cache and settings of their own. */
  readonly env: Readonly<Record<string, string>>;
}

/** Too much for the workspace (321 packages), and needed by one test: installed beside it, once. */
const manifest = { private: true, dependencies: { verdaccio: '6.10.4' }, overrides: { 'node-fetch': '2.7.0' } };
const home = fileURLToPath(new URL('../node_modules/.cache/verdaccio', import.meta.url));

/** Starts an empty registry on a free port of the loopback address. */
export async function startRegistry(): Promise<LocalRegistry> {
  await install();
  const folder = await mkdtemp(join(tmpdir(), 'leat-registry-'));
  const upstream = process.env.npm_config_registry ?? (await succeed(folder, 'npm', ['config', 'get', 'registry'])).trim();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  await writeFile(join(folder, 'config.yaml'), configuration(upstream));
  await writeFile(join(folder, 'npmrc'), `//127.0.0.1:${port}/:_authToken=fake\nfund=false\naudit=false\nupdate-notifier=false\n`);

  const server = spawn(
    process.execPath,
    [join(home, 'node_modules/verdaccio/bin/verdaccio'), '--config', 'config.yaml', '--listen', `127.0.0.1:${port}`],
    {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let printed = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (text) => (printed += text));
  for (let tries = 0; !(await answers(url)); tries++) {
    if (server.exitCode !== null || tries > 300) throw new Error(`the registry did not start:\n${printed}`);
    await sleep(100);
  }
  return {
    url,
    env: { npm_config_userconfig: join(folder, 'npmrc'), npm_config_cache: join(folder, 'cache'), npm_config_registry: url },
    async [Symbol.asyncDispose]() {
      server.kill();
      if (server.exitCode === null) await once(server, 'exit');
      await rm(folder, { recursive: true });
    },
  };
}

async function install(): Promise<void> {
  await mkdir(home, { recursive: true });
  const installed = await succeed(home, 'npm', ['ls', '--json', 'verdaccio']).catch(() => '{}');
  if (JSON.parse(installed).dependencies?.verdaccio?.version === manifest.dependencies.verdaccio) return;
  await writeFile(join(home, 'package.json'), JSON.stringify(manifest));
  await succeed(home, 'npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts']);
}

/** Ours and those of the third party come from here alone, everything else from upstream. */
const configuration = (upstream: string): string => `
storage: ./storage
uplinks:
  upstream: { url: '${upstream}' }
packages:
  leat: { access: $all, publish: $all }
  '@leat/*': { access: $all, publish: $all }
  '@acme/*': { access: $all, publish: $all }
  '**': { access: $all, proxy: upstream }
log: { type: stdout, format: pretty, level: warn }
`;

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
  fetch(`${url}-/ping`).then(
    ({ ok }) => ok,
    () => false,
  );
