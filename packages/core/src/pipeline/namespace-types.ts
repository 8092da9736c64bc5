// biome-ignore-all lint/suspicious/noExplicitAny: `any` is unchecked

type IsAny<T> = 0 extends 1 & T ? true : false;

/** Names to keep as they are (one, or a list), or new names by old name. */
type Renaming<K extends string> = K | readonly K[] | { readonly [Name in K]?: string };

type WithBase<K> = K extends `${infer Base}@${string}` ? K | Base : K;
type DatasetKey<T> = IsAny<T> extends true ? string : WithBase<Exclude<keyof T & string, 'parameters' | `params:${string}`>>;
type ParameterKey<T> =
  IsAny<T> extends true
    ? string
    : keyof T & string extends infer K
      ? K extends `params:${infer Path}`
        ? K | Path
        : K extends 'parameters'
          ? K
          : never
      : never;

/** How `namespaced` changes a part. */
export interface NamespaceOptions<In = any, Out = any> {
  /** Goes before the names of nodes, of datasets and of `params:`. Absent: only the renaming. */
  readonly namespace?: string;
  /** Free inputs. */
  readonly inputs?: Renaming<DatasetKey<In>>;
  /** What a node of the part makes. */
  readonly outputs?: Renaming<DatasetKey<Out>>;
  /** `params:` may be left off. */
  readonly parameters?: Renaming<ParameterKey<In>>;
  /** Added to every node. */
  readonly tags?: string | readonly string[];
  /** False: the namespace goes before the names of nodes only. */
  readonly prefixDatasets?: boolean;
}

type Options<O> = O extends string ? { readonly namespace: O } : O;
type Field<O, K extends string> = O extends { readonly [_ in K]: infer V } ? V : never;

type InRenaming<R, K> = [R] extends [never]
  ? never
  : R extends string
    ? K extends R
      ? K
      : never
    : R extends readonly (infer E)[]
      ? K extends E
        ? K
        : never
      : K extends keyof R
        ? R[K] & string
        : never;

type AsParameter<Name> = Name extends `params:${string}` | 'parameters' ? Name : `params:${Name & string}`;
type NewParameter<R, K> = K extends `params:${infer Path}` ? AsParameter<InRenaming<R, K> | InRenaming<R, Path>> : InRenaming<R, K>;
type Explicit<O, K> = InRenaming<Field<O, 'inputs'>, K> | InRenaming<Field<O, 'outputs'>, K> | NewParameter<Field<O, 'parameters'>, K>;

type Prefixed<O, K extends string> =
  Field<O, 'prefixDatasets'> extends never
    ? WithNamespace<Field<O, 'namespace'>, K>
    : Field<O, 'prefixDatasets'> extends true
      ? WithNamespace<Field<O, 'namespace'>, K>
      : K;
type WithNamespace<NS, K extends string> = [NS] extends [never]
  ? K
  : K extends `params:${infer Path}`
    ? `params:${NS & string}.${Path}`
    : `${NS & string}.${K}`;

type NewName<O, K> = [Explicit<O, K>] extends [never]
  ? K extends 'parameters'
    ? K
    : K extends `${infer Base}@${infer Form}`
      ? [Explicit<O, Base>] extends [never]
        ? Prefixed<O, K>
        : `${Explicit<O, Base>}@${Form}`
      : Prefixed<O, K & string>
  : Explicit<O, K>;

/** Dataset name to type, under the new names; unchecked when the namespace is only a `string` at compile time. */
export type Renamed<T, O> =
  IsAny<T> extends true
    ? any
    : string extends Field<Options<O>, 'namespace'>
      ? any
      : { [K in keyof T as NewName<Options<O>, K> & string]: T[K] };
