/** Milliseconds that letting go of threads and connections may take. */
const limit = 5000;

/** Disposes a runner whose run has ended: a failure there is told, and changes nothing. */
export async function putAway(runner: AsyncDisposable, warn: (sentence: string) => void): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<string>();
  const timer = setTimeout(resolve, limit, `the runner did not let go of what it holds within ${limit / 1000} s`);
  const done = Promise.resolve(runner[Symbol.asyncDispose]()).then(
    () => undefined,
    (thrown) => `the runner could not let go of what it holds: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
  );
  const complaint = await Promise.race([done, late]);
  clearTimeout(timer);
  if (complaint !== undefined) warn(complaint);
}
