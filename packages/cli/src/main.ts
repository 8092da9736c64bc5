#!/usr/bin/env node
// What stands here runs on any Node, old ones too: it imports nothing before it has looked.
const version = process.versions.node;
if (Number.parseInt(version, 10) < 24) {
  process.stderr.write(`leat needs Node 24 or later, and this is Node ${version}: install it from https://nodejs.org\n`);
  process.exitCode = 2;
} else {
  process.getBuiltinModule('node:module').enableCompileCache(); // what is loaded from now on is kept for the next start
  const { start } = await import('./start.ts');
  await start(import.meta.dirname);
}
