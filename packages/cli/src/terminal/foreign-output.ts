type Chunk = string | Uint8Array;
type Write = (chunk: Chunk, ...rest: unknown[]) => boolean;

/** Lets what user code prints on `stream` pass through `clean` into `into`. `around` is called with the writing, and told whether whole lines were written. Sinks that stood before are not touched. */
export function watchOutput(
  stream: NodeJS.WriteStream,
  into: NodeJS.WriteStream,
  clean: (text: string) => string,
  around: (write: () => boolean) => boolean,
): void {
  const write = into.write.bind(into) as Write;
  const watched: Write = (chunk, ...rest) => {
    const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
    const cleaned = clean(text);
    let taken = true;
    around(() => {
      taken = cleaned === text ? write(chunk, ...rest) : write(cleaned, ...rest);
      return text.endsWith('\n');
    });
    return taken;
  };
  stream.write = watched as typeof stream.write;
}
