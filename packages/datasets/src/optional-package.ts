import { LeatError } from '@leat/core';

/** Imports a package that only some projects need, and says how to install it where it is missing. */
export async function optionalPackage<Module>(name: string, at: string, load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND' || !String(error).includes(`'${name}'`)) throw error;
    throw new LeatError('NOT_INSTALLED', `${at}: the package ${name} is needed, and not installed: npm install ${name}`, { cause: error });
  }
}
