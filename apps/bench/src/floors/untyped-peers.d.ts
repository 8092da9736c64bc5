/** The part of the package that is used here; it brings no types. */
declare module 'promise-dag' {
  const promiseDag: {
    run(recipe: Record<string, (string | ((value: number) => number))[]>): Record<string, Promise<number>>;
  };
  export default promiseDag;
}
