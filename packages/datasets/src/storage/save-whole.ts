import type { Appending } from '@leat/core';

/** Saves a value as the one part of what is otherwise written in parts. After an error nothing of it remains. */
export async function saveWhole<Value>(parts: Appending<Value>, value: Value): Promise<void> {
  try {
    await parts.write(value);
    await parts.commit();
  } catch (error) {
    await parts.discard();
    throw error;
  }
}
