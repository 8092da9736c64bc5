import { realpath } from 'node:fs/promises';
import { dirname, sep } from 'node:path';

/** Whether a place below a folder is there too when every link on the way is followed, as far as the way exists. */
export async function staysBelow(folder: string, place: string): Promise<boolean> {
  const home = await nearest(folder);
  const found = await nearest(place);
  return found === home || found.startsWith(home.endsWith(sep) ? home : `${home}${sep}`);
}

/** The real path of the place, or of the nearest folder above it that exists. */
async function nearest(place: string): Promise<string> {
  for (let path = place; ; path = dirname(path)) {
    try {
      return await realpath(path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || dirname(path) === path) throw error;
    }
  }
}
