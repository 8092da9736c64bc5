#!/usr/bin/env node
// What stands here runs on any Node, and as early as can be: it imports little, and by names that old versions have.
import module from 'node:module';
import { findOwn } from './find-own.ts';

const version = process.versions.node;
if (Number.parseInt(version, 10) < 24) {
  process.stderr.write(`leat needs Node 24 or later, and this is Node ${version}: install it from https://nodejs.org\n`);
  process.exitCode = 2;
} else {
  module.enableCompileCache();
  const own = findOwn(process.cwd(), import.meta.dirname);
  if (own) await import(own);
  else await import('./command-line.ts').then(({ runCommandLine }) => runCommandLine(process.argv.slice(2)));
}
