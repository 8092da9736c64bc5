import { execFile } from 'node:child_process';
import { delimiter, dirname } from 'node:path';

/** How a command ended and what it printed. */
export interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command as a user of this machine would: without what the package manager and the test runner put into the environment, and with this Node first on the PATH. */
export function run(cwd: string, file: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const options = { cwd, env: { ...userEnvironment(), ...env }, maxBuffer: 64e6 };
  return new Promise((resolve, reject) => {
    const child = execFile(file, args, options, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') return reject(error);
      resolve({ status: Number(error?.code ?? 0), stdout, stderr });
    });
    child.stdin?.end();
  });
}

/** Like `run`, for what has to succeed: gives what it printed on standard output. */
export async function succeed(
  cwd: string,
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { status, stdout, stderr } = await run(cwd, file, args, env);
  if (status === 0) return stdout;
  throw new Error(`${file} ${args.join(' ')} exited with ${status} in ${cwd}\n${stdout}\n${stderr}`);
}

function userEnvironment(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (!/^(npm_|pnpm_|turbo_|vitest|leat_|node_env$|node_options$|node_path$|test$|init_cwd$)/i.test(name)) env[name] = value;
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  return { ...env, PATH: [dirname(process.execPath), ...folders].join(delimiter) };
}
