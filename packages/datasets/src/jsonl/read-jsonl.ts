import { type JsonValue, LeatError } from '@leat/core';
import type { StoredFile } from '../storage/stored-file.ts';
import { utf8Chunks } from '../text/utf8-chunks.ts';

/** The values of a file of JSON lines, in lists, as they are read. Blank lines are passed over. */
export async function* readJsonl(file: StoredFile): AsyncGenerator<readonly JsonValue[]> {
  let begun: string[] = []; // of a line whose end has not come: joined once, however long it is
  let line = 0;
  const read = (text: string): JsonValue[] => {
    const values: JsonValue[] = [];
    for (const one of text.split('\n')) {
      line++;
      if (one.trim() !== '') values.push(parsed(one, line, file));
    }
    return values;
  };

  for await (const { text } of utf8Chunks(file)) {
    const end = text.lastIndexOf('\n');
    if (end < 0) {
      begun.push(text);
      continue;
    }
    const whole = begun.join('') + text.slice(0, end);
    begun = [text.slice(end + 1)];
    yield read(whole);
  }
  yield read(begun.join(''));
}

function parsed(text: string, line: number, file: StoredFile): JsonValue {
  try {
    return JSON.parse(text);
  } catch (error) {
    const { message } = error as SyntaxError;
    throw new LeatError('INVALID_DATA', `${file.at(line)}: this line is not JSON: ${message}. Correct the file`, { cause: error });
  }
}
