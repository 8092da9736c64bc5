import { spawnSync } from 'node:child_process';

/** What is started: `node` with these arguments, in this folder; `prints` is found in what it prints. */
export interface Start {
  readonly args: readonly string[];
  readonly cwd: string;
  /** Node's compile cache, filled by the starts that do not count. One of an earlier benchmark would hold what its first command compiled. */
  readonly compileCache: string;
  readonly prints?: RegExp;
  /** The exit code that it ends with: 0 when absent. */
  readonly code?: number;
}

/** Milliseconds from start to exit: for each command one sample of each round, after starts that fill the caches and do not count. */
export function startTimes(
  commands: readonly Start[],
  { warmUp, rounds }: { warmUp: number; rounds: number },
): readonly (readonly number[])[] {
  const samples = commands.map((): number[] => []);
  for (let round = -warmUp; round < rounds; round++) {
    commands.forEach((command, n) => {
      const time = startOnce(command);
      if (round >= 0) samples[n]!.push(time);
    });
  }
  return samples;
}

function startOnce({ args, cwd, compileCache, prints, code = 0 }: Start): number {
  const env = { ...process.env, NODE_COMPILE_CACHE: compileCache };
  const began = performance.now();
  const { status, stdout, stderr, error } = spawnSync(process.execPath, args, {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  const time = performance.now() - began;
  if (error) throw error;
  if (status !== code) throw new Error(`node ${args.join(' ')} exited with ${status}: ${stderr.trim()}`);
  if (prints && !prints.test(stdout + stderr)) throw new Error(`node ${args.join(' ')} did not print ${prints}:\n${stdout}${stderr}`);
  return time;
}
