/** Where text goes. It never throws and never decides a run: what a closed pipe or a full disk does not take is lost. */
export interface Sink {
  readonly stream: NodeJS.WriteStream;
  write(text: string): void;
  /** Resolves once everything written has left this process, or cannot any more. */
  drain(): Promise<void>;
}

/** A sink of a standard stream. `clean` sees every text last, and takes out what must not be printed. */
export function createSink(stream: NodeJS.WriteStream, clean: (text: string) => string): Sink {
  const write = stream.write.bind(stream) as (text: string, done?: () => void) => boolean;
  let open = true;
  const { promise: closed, resolve: close } = Promise.withResolvers<void>();
  stream.on('error', () => {
    open = false;
    close();
  });
  return {
    stream,
    write(text) {
      if (open) write(clean(text));
    },
    async drain() {
      if (!open || stream.writableLength === 0) return;
      const { promise: written, resolve } = Promise.withResolvers<void>();
      write('', resolve);
      await Promise.race([written, closed]);
    },
  };
}
