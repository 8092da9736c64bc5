import type { Dataset, DatasetFile } from '@leat/core';

/** What a dataset around another lets pass as it is. `changed` is called when something was written past it. */
export function passedOn(inner: Dataset, changed: () => void): PropertyDescriptorMap {
  const { file } = inner;
  const passed: PropertyDescriptorMap = {};
  if ('location' in inner) passed.location = { get: () => inner.location, enumerable: true };
  if (file) passed.file = { value: fileAround(file, changed), enumerable: true };
  if (inner.append) passed.append = { value: () => told(inner.append!(), changed), enumerable: true };
  if (inner.exists) passed.exists = { value: () => inner.exists!(), enumerable: true };
  if (inner.confirm) passed.confirm = { value: () => inner.confirm!(), enumerable: true };
  return passed;
}

const fileAround = (file: DatasetFile, changed: () => void): DatasetFile => ({
  read: () => file.read(),
  write: async () => told(await file.write(), changed),
});

/** Tells of a commit. */
const told = <Writing extends { commit(): void | PromiseLike<void> }>(writing: Writing, changed: () => void): Writing => ({
  ...writing,
  async commit() {
    await writing.commit();
    changed();
  },
});
