import { readFileSync } from 'node:fs';
import { defineConfig, type Options } from 'tsup';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/** Every package is built by this file: its entries are what its manifest exports, and what it declares as `leat.entries`. */
interface Manifest {
  readonly exports?: Readonly<Record<string, string | { readonly default: string }>>;
  readonly bin?: Readonly<Record<string, string>>;
  /** Files that are loaded by address, as threads and processes are. */
  readonly leat?: {
    readonly entries?: readonly string[];
    /** Dependencies that are built in all the same: one file loads faster than two packages. */
    readonly bundled?: readonly string[];
    /** `false`: each entry is one file, with what it shares with others in it, for a user loads one or two of many. */
    readonly splitting?: boolean;
  };
}

const { exports = {}, bin = {}, leat }: Manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const built = [...Object.values(exports).map((target) => (typeof target === 'string' ? target : target.default)), ...Object.values(bin)];
const sources = built.filter((file) => file.startsWith('./dist/')).map((file) => file.replace('./dist/', 'src/').replace(/\.js$/, '.ts'));

/**
 * Takes from Node's own modules what is used of them, when it is used. Imported as they are, Node makes an export of each of their properties,
 * and so loads streams, sockets and worker threads: 7 ms at every start.
 */
const builtins: Plugin = {
  name: 'builtins',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:/ }, ({ path }) => ({ path, namespace: 'builtin', sideEffects: false }));
    onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => {
      const builtin = process.getBuiltinModule(path) as unknown as Readonly<Record<string, unknown>>;
      const module = `process.getBuiltinModule('${path}')`;
      const exports = Object.keys(builtin).map((name) => {
        const value = isPlainFunction(name, builtin[name])
          ? `(...given) => ${module}.${name}(...given)`
          : `/* @__PURE__ */ (() => ${module}.${name})()`;
        return name === 'default' ? '' : `export const ${name} = ${value};`;
      });
      return { contents: [`export default /* @__PURE__ */ (() => ${module})();`, ...exports].join('\n') };
    });
  },
};

/** A function without properties of its own (`realpathSync.native`), and no class. */
const isPlainFunction = (name: string, value: unknown): boolean =>
  typeof value === 'function' &&
  /^[a-z]/.test(name) &&
  Reflect.ownKeys(value).every((key) => key === 'length' || key === 'name' || key === 'prototype');

export default defineConfig({
  entry: [...new Set([...sources, ...(leat?.entries ?? [])])],
  format: 'esm',
  platform: 'node',
  target: 'node24',
  outDir: 'dist',
  dts: false,
  clean: ['!**/*.d.ts'], // declarations are made by another task
  splitting: leat?.splitting ?? true,
  noExternal: [...(leat?.bundled ?? [])],
  sourcemap: true,
  minifyWhitespace: true,
  minifySyntax: true,
  removeNodeProtocol: false,
  esbuildPlugins: [builtins],
});
