const magic = 0x184d2204;

/** The content of an LZ4 frame, which pandas and pyarrow put into Feather files (https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md). Its checksums are not looked at. */
export function decodeLz4Frame(frame: Uint8Array): Uint8Array {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  if (view.getUint32(0, true) !== magic) throw new Error('this is not an LZ4 frame');
  const flags = frame[4]!;
  const hasBlockChecksums = (flags & 0x10) !== 0;
  const hasSize = (flags & 0x08) !== 0;
  const hasDictionary = (flags & 0x01) !== 0;
  if (hasDictionary) throw new Error('LZ4 frames with a dictionary are not read');

  const content = new Content();
  let at = hasSize ? 15 : 7;
  for (;;) {
    const word = view.getUint32(at, true);
    at += 4;
    if (word === 0) return content.bytes();
    const size = word & 0x7fff_ffff;
    if (at + size > frame.length) throw new Error('the LZ4 frame ends too soon');
    const block = frame.subarray(at, at + size);
    if (word >= 0x8000_0000) content.add(block);
    else decodeBlock(block, content);
    at += size + (hasBlockChecksums ? 4 : 0);
  }
}

/** Sequences of literal bytes and of matches in what was decoded before, be it in an earlier block (https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md). */
function decodeBlock(block: Uint8Array, content: Content): void {
  let at = 0;
  const length = (nibble: number) => {
    let total = nibble;
    for (let byte = nibble === 15 ? 255 : 0; byte === 255; total += byte) byte = block[at++]!;
    return total;
  };
  while (at < block.length) {
    const token = block[at++]!;
    const literals = length(token >> 4);
    content.add(block.subarray(at, at + literals));
    at += literals;
    if (at >= block.length) return; // the last sequence has no match
    const distance = block[at]! | (block[at + 1]! << 8);
    at += 2;
    content.repeat(distance, length(token & 15) + 4);
  }
}

/** Bytes that grow. */
class Content {
  #bytes = new Uint8Array(65_536);
  #length = 0;

  add(bytes: Uint8Array): void {
    this.#makeRoom(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }
  /** Copies from so far back; it may run into what it writes. */
  repeat(distance: number, count: number): void {
    if (distance === 0 || distance > this.#length) throw new Error('the LZ4 frame is damaged');
    this.#makeRoom(count);
    const bytes = this.#bytes;
    let to = this.#length;
    for (const end = to + count; to < end; to++) bytes[to] = bytes[to - distance]!;
    this.#length = to;
  }
  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }
  #makeRoom(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + count));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}
