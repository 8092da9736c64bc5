// biome-ignore-all lint/suspicious/noExplicitAny: `any` is the unchecked type of this encoding
// biome-ignore-all lint/complexity/noBannedTypes: `{}` is the type of no datasets, and `& {}` keeps messages short

import type { RunInputs } from './run-inputs.ts';

/** The phantom: a part is, to the type checker, a function from its inputs by name to its outputs by name. */
declare const datasets: unique symbol;

/** A part of a pipeline: it needs `In` (dataset name to type) and makes `Out`. `Part` alone is unchecked. */
export interface Part<In = any, Out = any> {
  readonly [datasets]: (inputs: In) => Out;
}

/** Any function that can be a node's. */
export type NodeFunction = (...inputs: any) => any;

type IsAny<T> = 0 extends 1 & T ? true : false;

/** The keys that may be named one by one; never for what is no plain object. */
type Keys<T> =
  IsAny<T> extends true
    ? never
    : T extends readonly unknown[] | NodeFunction | string | number | boolean | null | undefined
      ? never
      : keyof T & string;

type ByKey<T> = [Keys<T>] extends [never] ? Readonly<Record<string, string>> : { readonly [K in keyof T]: string };

/** What `inputs` may be for a function: a name, a list as long as its parameters, or an object by the keys of its one parameter. */
export type Inputs<P extends readonly unknown[]> = P extends readonly [unknown, unknown, ...unknown[]]
  ? { readonly [K in keyof P]: string }
  : string | { readonly [K in keyof P]: string } | ByKey<NonNullable<P[0]>>;

/** What a function makes: the awaited value, or the chunk of a generator. */
export type Made<F extends NodeFunction> = ReturnType<F> extends AsyncIterator<infer C> | Iterator<infer C> ? C : Awaited<ReturnType<F>>;

/** What `outputs` may be for what a function makes: a name, a list by position, or an object by its keys. */
export type Outputs<R> =
  | string
  | readonly string[]
  | (Keys<R> extends never ? Readonly<Record<string, string>> : { readonly [K in keyof R]?: string });

/** Forbids the keys of `Names` that `T` does not have: alone they are an error already, beside right ones they would pass. Keys that are only `string` are left to run time. */
export type OnlyKeysOf<T, Names> = Names extends string | readonly string[]
  ? unknown
  : keyof T extends never
    ? unknown
    : string extends keyof Names
      ? unknown
      : { readonly [K in Exclude<keyof Names, keyof T>]: never };

type At<P, K> = K extends keyof P ? P[K] : P extends readonly (infer E)[] ? E : any;
type Index<L> = Extract<keyof L, `${number}`>;

/** A name that is only `string` at compile time says nothing, so it is left to run time. */
type Literal<Name> = Name extends string ? ({} extends Record<Name, 1> ? never : Name) : never;

/** Dataset name to type, for what a function of parameters `P` reads from `I`. */
export type InputTypes<P extends readonly unknown[], I> = [I] extends [never]
  ? {}
  : I extends string
    ? { [K in Literal<I>]: P[0] }
    : I extends readonly string[]
      ? { [K in Index<I> as Literal<I[K]>]: At<P, K> }
      : I extends object
        ? { -readonly [K in keyof I as Literal<I[K]>]: At<NonNullable<P[0]>, K> }
        : {};

/** Dataset name to type, for what a function that makes `R` saves into `O`. */
export type OutputTypes<R, O> = [O] extends [never]
  ? {}
  : O extends string
    ? { [K in Literal<O>]: R }
    : O extends readonly string[]
      ? { [K in Index<O> as Literal<O[K]>]: R extends readonly unknown[] ? (number extends R['length'] ? any : At<R, K>) : any }
      : O extends object
        ? { -readonly [K in keyof O as Literal<O[K]>]: At<R, K> }
        : {};

type InOf<P> = P extends Part<infer I, any> ? I : never;
type OutOf<P> = P extends Part<any, infer O> ? O : never;
type NameOf<E> = E extends { name: infer K extends string } ? K : never;
type Checkable<T> = unknown extends T ? any : T;
type Entry<T> = IsAny<T> extends true ? never : T extends unknown ? { [K in keyof T]: { name: K; type: T[K] } }[keyof T] : never;
type Need<T> =
  IsAny<T> extends true ? never : T extends unknown ? { [K in keyof T]: { name: K; type: (value: T[K]) => void } }[keyof T] : never;

/** Dataset name to type, over all the parts. `unknown` (a generic function) is unchecked. */
export type Makes<N extends readonly Part[]> = { [E in Entry<OutOf<N[number]>> as NameOf<E>]: Checkable<E['type']> };

type Needed<N extends readonly Part[]> = { [E in Need<InOf<N[number]>> as NameOf<E>]: E['type'] };

/** What the parts need and do not make. */
export type Free<N extends readonly Part[]> = {
  [K in Exclude<keyof Needed<N>, keyof Makes<N>>]: [Needed<N>[K]] extends [(value: infer T) => void] ? T : never;
};

/** The same type, written out in messages. */
export type Shown<T> = { [K in keyof T]: T[K] } & {};

/**
 * Every part, with what the others really give it; of a part that is one of several, each. The expected type is
 * written in place, for a named one would fill the message; and `Given extends ...` rather than
 * `D extends keyof Given`, which is quadratic for a remapped type.
 */
export type Fed<N extends readonly Part[], Given = Makes<N>> = {
  readonly [K in keyof N]: N[K] extends infer P
    ? P extends Part<infer In, any>
      ? IsAny<In> extends true
        ? P
        : Part<{ [D in keyof In]: Given extends { [_ in D]: infer T } ? T : In[D] }, any>
      : never
    : never;
};

type Join<A extends string, B extends string> = A extends '' ? B : `${A}.${B}`;
type Paths<T, At extends string = ''> = T extends readonly unknown[]
  ? never
  : T extends object
    ? { [K in keyof T & string]: { name: Join<At, K>; type: T[K] } | Paths<T[K], Join<At, K>> }[keyof T & string]
    : never;

/** What a project gives to its pipelines: its datasets, its parameters as `params:a.b` and `parameters`, and what every run gives. */
export type Given<Datasets, Parameters = {}> = Datasets &
  RunInputs & { parameters: Parameters } & {
    [E in Paths<Parameters> as `params:${NameOf<E>}`]: E extends { type: infer T } ? T : never;
  };
